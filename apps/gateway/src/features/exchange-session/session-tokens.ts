import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, exchangedToken } from '@secop/contracts';
import { GatewayTokens } from '../../infrastructure/gateway-tokens';
import { bodyIn, refusalIn } from '../../infrastructure/answers';
import { Upstream, type Service } from '../../infrastructure/upstream';
import { TokenCache, type UserToken } from './token-cache';

/** access-requests puts its questions to accounts with the same token. */
const audienceOf: Readonly<Record<Service, readonly string[]>> = {
  identity: ['identity'],
  accounts: ['accounts'],
  'access-requests': ['access-requests', 'accounts'],
};

const keyOf = (session: string, service: Service) =>
  `${createHash('sha256').update(session).digest('base64url')} ${service}`;

/** A browser's session, exchanged at identity for a short token that one service accepts. */
@Injectable()
export class SessionTokens {
  readonly cache = new TokenCache();
  private readonly running = new Map<string, Promise<UserToken>>();

  constructor(
    private readonly upstream: Upstream,
    private readonly gatewayTokens: GatewayTokens,
  ) {}

  /** Throws DomainError `session.required`. The same question asked at the same time is put once. */
  async for(session: string | undefined, service: Service): Promise<UserToken> {
    if (session === undefined) throw new DomainError('unauthenticated', 'session.required');
    const key = keyOf(session, service);
    const known = this.cache.get(key, performance.now());
    if (known) return known;
    const running = this.running.get(key) ?? this.exchange(key, session, service);
    this.running.set(key, running);
    return running;
  }

  /** Whose session this is, asked anew and without being a use of it. Throws DomainError `session.required`. */
  async look(session: string | undefined): Promise<UserToken> {
    if (session === undefined) throw new DomainError('unauthenticated', 'session.required');
    return this.unlessRevoked(await this.askIdentity(session, 'identity', { seen: false }));
  }

  /** The session's tokens are not used again: it ended here, or a service refused one. */
  forget(session: string): void {
    for (const service of Object.keys(audienceOf) as Service[]) {
      this.cache.forget(keyOf(session, service));
    }
  }

  private async exchange(key: string, session: string, service: Service): Promise<UserToken> {
    try {
      const { epoch } = this.cache;
      const token = this.unlessRevoked(await this.askIdentity(session, service));
      this.cache.put(key, token, epoch, performance.now());
      return token;
    } finally {
      this.running.delete(key);
    }
  }

  private unlessRevoked(token: UserToken): UserToken {
    if (!this.cache.isRevoked(token.sessionId, performance.now())) return token;
    throw new DomainError('unauthenticated', 'session.required');
  }

  private async askIdentity(
    session: string,
    service: Service,
    manner: { seen?: false } = {},
  ): Promise<UserToken> {
    const answer = await this.upstream.call('identity', await this.gatewayTokens.for('identity'), {
      method: 'POST',
      path: '/internal/tokens',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ session, audience: audienceOf[service], ...manner }),
    });
    const token = answer.status === 201 ? bodyIn(answer, exchangedToken) : undefined;
    if (token) return token;
    const refusal = refusalIn(answer);
    if (refusal.code === 'session.required') throw refusal;
    throw this.upstream.unavailable('identity', `token exchange: ${refusal.code}`);
  }
}
