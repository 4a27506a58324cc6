import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { registerUserBody } from '@secop/contracts';
import type { z } from 'zod';
import { acceptablePassword } from '../../domain/password-rule';
import { namesOf } from '../../domain/person-name';
import { sendCode, startAttempt } from '../../domain/registration-attempt';
import { passwordBlocklist } from '../../infrastructure/password-blocklist';
import { PasswordHasher } from '../../infrastructure/password-hasher';
import { MongoRegistrationAttempts } from '../../infrastructure/registration-attempts.mongo-repository';
import { RegistrationMails } from '../../infrastructure/registration-mails';
import { digestOf, freshCommand, newSecret } from '../../infrastructure/secrets';
import { MongoUsers } from '../../infrastructure/users.mongo-repository';

/**
 * Whether or not the address is known, the same work is done and the same is answered: only the mail tells.
 * A registered person's mail greets with their own names, never with what a stranger typed.
 */
@Injectable()
export class StartRegistration {
  constructor(
    private readonly users: MongoUsers,
    private readonly attempts: MongoRegistrationAttempts,
    private readonly hasher: PasswordHasher,
    private readonly mails: RegistrationMails,
  ) {}

  /** `holder` proves that this browser started the attempt. */
  async execute(
    body: z.output<typeof registerUserBody>,
    network: string,
  ): Promise<{ holder: string }> {
    const { email, password: typed, phone = null, ...given } = body;
    const { documentNumber } = given;
    const { firstNames, lastNames } = namesOf({
      firstNames: given.firstNames,
      lastNames: given.lastNames,
    });
    const person = { ...given, firstNames, lastNames, phone };
    const ownWords = [firstNames, lastNames, documentNumber, email];
    const password = acceptablePassword(typed, { ownWords, blocklist: passwordBlocklist });

    await this.mails.admit(network);
    const passwordHash = await this.hasher.hash(password, network);
    const registered = await this.users.activeWith(email);
    const mail = registered
      ? await this.mails.prepare('user-already-registered', {
          recipient: registered.state,
          network,
        })
      : await this.mails.prepare('email-verification', {
          recipient: { email, firstNames, lastNames },
          network,
        });

    const holder = newSecret();
    const kept = registered ? { passwordHash } : { applicant: { ...person, passwordHash } };
    await this.attempts.create(randomUUID(), freshCommand(), (now) => {
      const attempt = startAttempt({ email, holderHash: digestOf(holder), ...kept }, now);
      const sent = mail?.at(now);
      return {
        state:
          sent && attempt.status === 'open' ? sendCode(attempt, sent.code, now, 'holder') : attempt,
        events: sent ? [sent.event] : [],
      };
    });
    return { holder };
  }
}
