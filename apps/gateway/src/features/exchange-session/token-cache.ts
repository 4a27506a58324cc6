export interface UserToken {
  readonly token: string;
  readonly userId: string;
  readonly sessionId: string;
}

const tokenLife = 30_000;
const revocationLife = 90_000;
const most = 10_000;

/** Tokens by session and audience, for half a minute. Instants are milliseconds of a clock that never goes back. */
export class TokenCache {
  private readonly tokens = new Map<string, { token: UserToken; until: number }>();
  private readonly revoked = new Map<string, number>();
  private generation = 0;

  /** Grows with every `clear`: what was asked for before one must not be kept after it. */
  get epoch(): number {
    return this.generation;
  }

  get size(): number {
    return this.tokens.size;
  }

  get(key: string, now: number): UserToken | undefined {
    const entry = this.tokens.get(key);
    return entry && entry.until > now ? entry.token : undefined;
  }

  put(key: string, token: UserToken, epoch: number, now: number): void {
    if (epoch !== this.generation || this.isRevoked(token.sessionId, now)) return;
    this.tokens.delete(key);
    this.tokens.set(key, { token, until: now + tokenLife });
    for (const oldest of this.tokens.keys()) {
      if (this.tokens.size <= most) break;
      this.tokens.delete(oldest);
    }
  }

  forget(key: string): void {
    this.tokens.delete(key);
  }

  /** Drops the session's tokens and remembers it, so that an exchange in flight cannot bring one back. */
  revoke(sessionId: string, now: number): void {
    for (const [id, until] of this.revoked) if (until <= now) this.revoked.delete(id);
    this.revoked.set(sessionId, now + revocationLife);
    for (const [key, { token }] of this.tokens) {
      if (token.sessionId === sessionId) this.tokens.delete(key);
    }
  }

  isRevoked(sessionId: string, now: number): boolean {
    return (this.revoked.get(sessionId) ?? 0) > now;
  }

  /** Revocations may have been missed. */
  clear(): void {
    this.generation += 1;
    this.tokens.clear();
  }
}
