import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { canSendCode, sendCode } from '../../domain/registration-attempt';
import { MongoRegistrationAttempts } from '../../infrastructure/registration-attempts.mongo-repository';
import { RegistrationMails } from '../../infrastructure/registration-mails';
import { digestOf, freshCommand } from '../../infrastructure/secrets';
import { StoreClock } from '@secop/messaging';

/** Longer than sending takes, so that time does not tell whether there was anything to send. */
const answerAfterMs = 250;

export interface From {
  /** Proves that this browser started an attempt. */
  readonly holder: string | undefined;
  readonly network: string;
}

/** Sends another code for the browser's own attempt, else for the newest one for the address. */
@Injectable()
export class ResendVerification {
  constructor(
    private readonly attempts: MongoRegistrationAttempts,
    private readonly mails: RegistrationMails,
    private readonly clock: StoreClock,
  ) {}

  async execute(email: string, from: From): Promise<void> {
    await this.mails.admit(from.network);
    await Promise.all([this.resend(email, from), wait(answerAfterMs)]);
  }

  private async resend(email: string, { holder, network }: From): Promise<void> {
    const held = holder ? await this.attempts.heldBy(digestOf(holder), email) : undefined;
    const asking = held ? 'holder' : 'stranger';
    const attempt = held ?? (await this.attempts.newestOpen(email));
    if (!attempt || !canSendCode(attempt.state, this.clock.now(), asking)) return;
    const { firstNames, lastNames } = attempt.state.applicant;
    const recipient = { email, firstNames, lastNames };
    const mail = await this.mails.prepare('email-verification', { recipient, network });
    if (!mail) return;
    await this.attempts.update(attempt.id, freshCommand(), (state, now) => {
      if (!canSendCode(state, now, asking)) return { unchanged: true };
      const { event, code } = mail.at(now);
      return { state: sendCode(state, code, now, asking), events: [event] };
    });
  }
}
