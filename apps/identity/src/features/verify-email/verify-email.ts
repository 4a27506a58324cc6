import { Injectable } from '@nestjs/common';
import { DomainError, type verifyEmailBody } from '@secop/contracts';
import { DuplicateKey, type Command, type Stored } from '@secop/messaging';
import type { z } from 'zod';
import { tryCode, verifyAttempt, type OpenAttempt } from '../../domain/registration-attempt';
import { contactChanged, contactOf, registerUser } from '../../domain/user';
import { MongoRegistrationAttempts } from '../../infrastructure/registration-attempts.mongo-repository';
import { Sealer } from '../../infrastructure/sealer';
import { freshCommand, userIdOf, VerificationCodes } from '../../infrastructure/secrets';
import { MongoUsers, oneUserPerAddress } from '../../infrastructure/users.mongo-repository';
import { AttemptToVerify, type Presented } from './attempt-to-verify';

const refused = () => new DomainError('invalid', 'email-verification.invalid');

/** The user exists from here on. Every step can run again: the user's id follows from the attempt. */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly attemptToVerify: AttemptToVerify,
    private readonly attempts: MongoRegistrationAttempts,
    private readonly users: MongoUsers,
    private readonly codes: VerificationCodes,
    private readonly sealer: Sealer,
  ) {}

  async execute(
    { email, code, password }: z.output<typeof verifyEmailBody>,
    from: Pick<Presented, 'holder' | 'network'>,
  ): Promise<void> {
    const codeHashes = this.codes.hashesOf(email, code);
    const attempt = await this.attemptToVerify.find({ email, codeHashes, password, ...from });
    if (!attempt) throw refused();
    const tried = await this.attempts.update(attempt.id, freshCommand(), (state, now) => {
      const outcome = tryCode(state, codeHashes, now);
      if ('exhausted' in outcome) return { unchanged: true, answer: false };
      return { state: outcome.attempt, events: [], answer: outcome.accepted };
    });
    if (!tried.answer) throw refused();
    if (tried.state.status === 'open') await this.register({ ...tried, state: tried.state });
  }

  private async register({ id, state: attempt }: Stored<OpenAttempt>): Promise<void> {
    const userId = userIdOf(id);
    const contact = await this.sealer.seal('user-contact', {
      ...contactOf({ ...attempt.applicant, email: attempt.email }),
    });
    const command: Command = { key: `verification of ${id}`, hash: '', by: 'machine' };
    await this.users
      .create(userId, command, (now) => {
        const state = registerUser(attempt, now);
        return { state, events: [contactChanged(userId, state, contact)] };
      })
      .catch((error: unknown) => {
        const addressTaken = error instanceof DuplicateKey && error.index === oneUserPerAddress;
        throw addressTaken ? refused() : error;
      });
    await this.attempts.update(id, command, (state) =>
      state.status === 'open'
        ? { state: verifyAttempt(state, userId), events: [] }
        : { unchanged: true },
    );
  }
}
