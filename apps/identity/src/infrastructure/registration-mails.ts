import { Inject, Injectable } from '@nestjs/common';
import { happened, MailWantedV1, type EventToRecord } from '@secop/contracts';
import { config, type Config } from '../config';
import { codeDeadline, type SentCode } from '../domain/registration-attempt';
import type { Contact } from '../domain/user';
import { CountedLimits } from './counted-limits';
import { Sealer } from './sealer';
import { newVerificationCode, VerificationCodes } from './secrets';

const hour = 60 * 60_000;

/** A mail that is ready to be recorded; `code` is what the attempt must remember of it. */
export interface PreparedMail {
  at(now: Date): { readonly event: EventToRecord; readonly code: SentCode };
}

/** The mails that a registration causes, within the address's limit and sealed to the notifier. */
@Injectable()
export class RegistrationMails {
  constructor(
    private readonly sealer: Sealer,
    private readonly codes: VerificationCodes,
    private readonly limits: CountedLimits,
    @Inject(config) private readonly settings: Config,
  ) {}

  /** Absent when the address has had its share of mails. The work is the same for both templates. */
  async prepare(
    template: 'email-verification' | 'user-already-registered',
    { email, firstNames, lastNames }: Contact,
  ): Promise<PreparedMail | undefined> {
    const code = newVerificationCode();
    const hash = this.codes.hashOf(email, code);
    const recipient = { email, firstNames, lastNames };
    const sealed = await this.sealer.seal(
      'mail-wanted',
      template === 'email-verification' ? { ...recipient, code } : recipient,
    );
    const limit = { name: 'mails', most: this.settings.MAILS_PER_ADDRESS, windowMs: hour };
    const { within } = await this.limits.take(limit, email);
    if (!within) return undefined;
    return {
      at: (now) => {
        const expiresAt = codeDeadline(now);
        const data = { template, sealed, expiresAt: expiresAt.toISOString() };
        return { event: happened(MailWantedV1, data), code: { hash, expiresAt } };
      },
    };
  }
}
