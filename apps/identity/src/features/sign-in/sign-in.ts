import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, type signInBody } from '@secop/contracts';
import type { Stored } from '@secop/messaging';
import type { z } from 'zod';
import { passwordHashOf } from '../../domain/registration-attempt';
import { startSession, type Session } from '../../domain/session';
import type { ActiveUser } from '../../domain/user';
import { MongoAccessHistory } from '../../infrastructure/access-history.mongo-repository';
import { PasswordHasher } from '../../infrastructure/password-hasher';
import { MongoRegistrationAttempts } from '../../infrastructure/registration-attempts.mongo-repository';
import { digestOf, freshCommand, newSecret } from '../../infrastructure/secrets';
import { MongoSessions } from '../../infrastructure/sessions.mongo-repository';
import { MongoUsers } from '../../infrastructure/users.mongo-repository';
import { EndSession } from '../end-session/end-session';
import { SignInTries, type Compared, type From } from './sign-in-tries';

export interface SignedIn {
  readonly user: Stored<ActiveUser>;
  readonly session: Session;
  /** Opens the session; only its digest is stored. */
  readonly secret: string;
}

/**
 * Always one look for a user, one for an attempt, two password checks and one entry of a history: time tells no more
 * than the answer, and the answer to a registration's password is the same whether or not the address has a user.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly tries: SignInTries,
    private readonly users: MongoUsers,
    private readonly attempts: MongoRegistrationAttempts,
    private readonly sessions: MongoSessions,
    private readonly hasher: PasswordHasher,
    private readonly endSession: EndSession,
    private readonly history: MongoAccessHistory,
  ) {}

  async execute(
    { email, password }: z.output<typeof signInBody>,
    { device, network }: { device: string; network: string },
  ): Promise<SignedIn> {
    const from = { email, network };
    const compared = await this.tries.count(from, () => this.compare(from, password));
    const { user, owner, unverified } = compared;
    if (!user) await this.history.recordRefusal(owner, device);
    if (unverified) throw new DomainError('forbidden', 'session.email-unverified');
    if (!user) throw new DomainError('unauthenticated', 'session.refused');

    // Before the session exists: none opens unseen.
    await this.history.record(user.id, { what: 'signed-in', device });
    const secret = newSecret();
    const { passwordVersion } = user.state;
    const opened = { userId: user.id, secretHash: digestOf(secret), device, passwordVersion };
    const { state: session } = await this.sessions.create(randomUUID(), freshCommand(), (now) => ({
      state: startSession(opened, now),
      events: [],
    }));
    await this.endSession.endSurplus(user.id, freshCommand());
    return { user, session, secret };
  }

  private async compare({ email, network }: From, password: string): Promise<Compared> {
    const [user, attempt] = await Promise.all([
      this.users.activeWith(email),
      this.attempts.newestUnverified(email),
    ]);
    const [ofUser, ofAttempt] = await this.hasher.matchesEach(
      [user?.state.passwordHash, attempt && passwordHashOf(attempt.state)],
      password,
      network,
    );
    const owner = user?.id;
    return ofUser ? { user, owner, unverified: false } : { owner, unverified: ofAttempt === true };
  }
}
