import { Injectable } from '@nestjs/common';
import { happened, MailWantedV1, type EventToRecord } from '@secop/contracts';
import { codeDeadline, type SentCode } from '../domain/registration-attempt';
import type { Contact } from '../domain/user';
import { MailLimits } from './mail-limits';
import { Sealer } from './sealer';
import { newVerificationCode, VerificationCodes } from './secrets';

/** A mail that is ready to be recorded; `code` is what the attempt must remember of it. */
export interface PreparedMail {
  at(now: Date): { readonly event: EventToRecord; readonly code: SentCode };
}

/** Whose mail it is, and which network asks for it. */
export interface Wanted {
  readonly recipient: Contact;
  readonly network: string;
}

/** The mails that registrations cause, sealed to the notifier. */
@Injectable()
export class RegistrationMails {
  constructor(
    private readonly sealer: Sealer,
    private readonly codes: VerificationCodes,
    private readonly limits: MailLimits,
  ) {}

  admit(network: string): Promise<void> {
    return this.limits.admit(network);
  }

  /** Absent when the address has had its share of mails. The work is the same for both templates. */
  async prepare(
    template: 'email-verification' | 'user-already-registered',
    { recipient: { email, firstNames, lastNames }, network }: Wanted,
  ): Promise<PreparedMail | undefined> {
    const code = newVerificationCode();
    const hash = this.codes.hashOf(email, code);
    const recipient = { email, firstNames, lastNames };
    const sealed = await this.sealer.seal(
      'mail-wanted',
      template === 'email-verification' ? { ...recipient, code } : recipient,
    );
    if (!(await this.limits.withinShare(email, network))) return undefined;
    return {
      at: (now) => {
        const expiresAt = codeDeadline(now);
        const data = { template, sealed, expiresAt: expiresAt.toISOString() };
        return { event: happened(MailWantedV1, data), code: { hash, expiresAt } };
      },
    };
  }
}
