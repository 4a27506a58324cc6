import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Changing } from '@secop/messaging';
import { rotating } from '@secop/platform';
import { importJWK, SignJWT, type JSONWebKeySet } from 'jose';
import { config, type Config } from '../config';

const tokenLivesMs = 60_000;

/** What others verify our tokens with: every configured key, so that the next one is known before it signs. */
export function publishedKeys(settings: Config): () => JSONWebKeySet {
  const keys = rotating(settings, 'TOKEN_SIGNING_KEYS');
  let known = keys.current;
  let published = publicHalves(known);
  return () => {
    if (keys.current !== known) {
      known = keys.current;
      published = publicHalves(known);
    }
    return published;
  };
}

const publicHalves = ({ keys }: Config['TOKEN_SIGNING_KEYS']): JSONWebKeySet => ({
  keys: keys.map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' })),
});

@Injectable()
export class SigningKeys {
  /** The present ones. */
  readonly publicKeys: () => JSONWebKeySet;
  private readonly keys: Changing<Config['TOKEN_SIGNING_KEYS']>;

  constructor(@Inject(config) settings: Config) {
    this.publicKeys = publishedKeys(settings);
    this.keys = rotating(settings, 'TOKEN_SIGNING_KEYS');
  }

  /** A token for one user and session, for a minute. */
  async sign(
    { userId, sessionId, audience }: { userId: string; sessionId: string; audience: string[] },
    now: Date,
  ): Promise<{ token: string; expiresAt: Date }> {
    const [key] = this.keys.current.keys;
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
