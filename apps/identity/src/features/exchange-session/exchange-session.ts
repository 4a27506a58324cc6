import { Injectable } from '@nestjs/common';
import { DomainError, type exchangedToken, type exchangeSessionBody } from '@secop/contracts';
import { StoreClock } from '@secop/messaging';
import type { z } from 'zod';
import { isLive, isOfPresentPassword, shouldTouch } from '../../domain/session';
import { assertActive } from '../../domain/user';
import { digestOf } from '../../infrastructure/secrets';
import { MongoSessions } from '../../infrastructure/sessions.mongo-repository';
import { SigningKeys } from '../../infrastructure/signing-keys';
import { MongoUsers } from '../../infrastructure/users.mongo-repository';

/** A session's secret for a short token that names the services which may be asked with it. */
@Injectable()
export class ExchangeSession {
  constructor(
    private readonly sessions: MongoSessions,
    private readonly users: MongoUsers,
    private readonly keys: SigningKeys,
    private readonly clock: StoreClock,
  ) {}

  async execute({
    session: secret,
    audience,
    seen,
  }: z.output<typeof exchangeSessionBody>): Promise<z.infer<typeof exchangedToken>> {
    const session = await this.sessions.withSecret(digestOf(secret));
    const now = this.clock.now();
    if (!session || !isLive(session.state, now)) {
      throw new DomainError('unauthenticated', 'session.required');
    }
    const { userId } = session.state;
    const user = (await this.users.find(userId))?.state;
    assertActive(user);
    if (!isOfPresentPassword(session.state, user)) {
      throw new DomainError('unauthenticated', 'session.required');
    }
    if (seen && shouldTouch(session.state, now)) await this.sessions.touch(session.id, now);
    const { token, expiresAt } = await this.keys.sign(
      { userId, sessionId: session.id, audience },
      now,
    );
    return { token, expiresAt: expiresAt.toISOString(), userId, sessionId: session.id };
  }
}
