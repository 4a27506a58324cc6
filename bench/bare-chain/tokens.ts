import { importJWK, jwtVerify, SignJWT, type JWK, type JWTPayload } from 'jose';

/** Signs for a minute, as identity and the gateway do. */
export function signer(privateKey: string, issuer: string) {
  const key = importJWK(JSON.parse(privateKey) as JWK, 'EdDSA');
  return async (subject: string, audience: string[]): Promise<string> =>
    new SignJWT({ sid: `session-of-${subject}` })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(await key);
}

/** Checks signature, issuer, audience and end of the bearer token. */
export function verifier(publicKey: string, issuer: string, audience: string) {
  const key = importJWK(JSON.parse(publicKey) as JWK, 'EdDSA');
  return async (authorization = ''): Promise<JWTPayload> => {
    const token = authorization.replace(/^Bearer /, '');
    const { payload } = await jwtVerify(token, await key, {
      algorithms: ['EdDSA'],
      issuer,
      audience,
    });
    return payload;
  };
}
