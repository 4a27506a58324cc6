import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';

/** 192 bits, of characters that mean nothing in an address. */
export const password = () => randomBytes(24).toString('base64url');

/** A private JSON Web Key that signs (Ed25519) or that others seal to (P-256). */
export function newKey(crv) {
  const { privateKey } =
    crv === 'Ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: crv });
  const key = privateKey.export({ format: 'jwk' });
  const purpose = crv === 'Ed25519' ? { alg: 'EdDSA', use: 'sig' } : { alg: 'ECDH-ES', use: 'enc' };
  return { ...key, kid: thumbprint(key), ...purpose };
}

export const keySet = (...keys) => JSON.stringify({ keys });

/** The public half of a private key, as a key set. */
export function publicKeySet(privateKey) {
  const { d: _, ...key } = JSON.parse(privateKey);
  return keySet(key);
}

/** RFC 7638: the required members in the order of their names. */
function thumbprint({ crv, kty, x, y }) {
  const members = y === undefined ? { crv, kty, x } : { crv, kty, x, y };
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
