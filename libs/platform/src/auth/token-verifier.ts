import { DomainError } from '@secop/contracts';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import type { PublicKeys } from '../platform-options';

/** Where public keys come from: an address (cached, kept through outages) or the keys themselves. */
export type KeySource = { readonly url: string } | { readonly jwks: PublicKeys };

export interface TrustedIssuer {
  readonly issuer: 'secop-identity' | 'secop-gateway';
  /** The service that the token must name. */
  readonly audience: string;
  readonly keys: KeySource;
}

const refreshEvery = 5 * 60_000;

/**
 * Keys are never dropped for age, so that an outage of the issuer stops nobody whose key is known; a timer
 * brings removals. An unknown key asks again, at most every five seconds.
 */
function remoteKeys(url: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(url), {
    timeoutDuration: 1_000,
    cooldownDuration: 5_000,
    cacheMaxAge: Infinity,
  });
  setInterval(() => void keys.reload().catch(() => undefined), refreshEvery).unref();
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      const known =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported;
      throw known ? error : new DomainError('unavailable', 'dependency.unavailable');
    }
  };
}

/** A set that was rotated is read anew. */
function localKeys(given: PublicKeys): JWTVerifyGetKey {
  const present = typeof given === 'function' ? given : () => given;
  let jwks = present();
  let keys = createLocalJWKSet(jwks);
  return (header, token) => {
    if (present() !== jwks) {
      jwks = present();
      keys = createLocalJWKSet(jwks);
    }
    return keys(header, token);
  };
}

/** Checks tokens of one issuer. Throws DomainError `token.refused` (401), or `dependency.unavailable` (503) without its keys. */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;

  constructor(private readonly trusted: TrustedIssuer) {
    const { keys } = trusted;
    this.keys = 'url' in keys ? remoteKeys(keys.url) : localKeys(keys.jwks);
  }

  async verify(token: string): Promise<JWTPayload & { sub: string }> {
    const { issuer, audience } = this.trusted;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        algorithms: ['EdDSA'],
        issuer,
        audience,
        clockTolerance: 5,
        requiredClaims: ['sub', 'exp'],
      });
      return payload as JWTPayload & { sub: string };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError('unauthenticated', 'token.refused');
    }
  }
}
