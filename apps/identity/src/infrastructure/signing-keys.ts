import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { importJWK, SignJWT, type JSONWebKeySet } from 'jose';
import { config, type Config } from '../config';

const tokenLivesMs = 60_000;

/** What others verify our tokens with: every configured key, so that the next one is known before it signs. */
export const publicKeysOf = ({ TOKEN_SIGNING_KEYS }: Config): JSONWebKeySet => ({
  keys: TOKEN_SIGNING_KEYS.keys.map(({ kty, crv, x, kid }) => ({
    kty,
    crv,
    x,
    kid,
    alg: 'EdDSA',
    use: 'sig',
  })),
});

@Injectable()
export class SigningKeys {
  readonly publicKeys: JSONWebKeySet;

  constructor(@Inject(config) private readonly settings: Config) {
    this.publicKeys = publicKeysOf(settings);
  }

  /** A token for one user and session, for a minute. */
  async sign(
    { userId, sessionId, audience }: { userId: string; sessionId: string; audience: string[] },
    now: Date,
  ): Promise<{ token: string; expiresAt: Date }> {
    const [key] = this.settings.TOKEN_SIGNING_KEYS.keys;
    if (!key) throw new Error('There is no signing key');
    const expiresAt = new Date(now.getTime() + tokenLivesMs);
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'JWT' })
      .setIssuer('secop-identity')
      .setAudience(audience)
      .setSubject(userId)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(expiresAt)
      .sign(await importJWK(key, 'EdDSA'));
    return { token, expiresAt };
  }
}
