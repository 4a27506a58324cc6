import { Inject, Injectable } from '@nestjs/common';
import { happened, MailWantedV1, type EventToRecord } from '@secop/contracts';
import { config, type Config } from '../config';
import { codeDeadline, type SentCode } from '../domain/registration-attempt';
import type { Contact } from '../domain/user';
import { CountedLimits, rateLimited, type Limit } from './counted-limits';
import { Sealer } from './sealer';
import { newVerificationCode, VerificationCodes } from './secrets';

const hour = 60 * 60_000;

/** A mail that is ready to be recorded; `code` is what the attempt must remember of it. */
export interface PreparedMail {
  at(now: Date): { readonly event: EventToRecord; readonly code: SentCode };
}

/** Whose mail it is, and which network asks for it. */
export interface Wanted {
  readonly recipient: Contact;
  readonly network: string;
}

/**
 * The mails that registrations cause, sealed to the notifier. What one network may ask for is far from what an address
 * may receive, so that nobody uses up the mails of somebody who registers elsewhere.
 */
@Injectable()
export class RegistrationMails {
  private readonly perAddressAndNetwork: Limit;
  private readonly perAddress: Limit;
  private readonly perNetwork: Limit;

  constructor(
    private readonly sealer: Sealer,
    private readonly codes: VerificationCodes,
    private readonly limits: CountedLimits,
    @Inject(config) settings: Config,
  ) {
    const perHour = (name: string, most: number) => ({ name, most, windowMs: hour });
    this.perAddressAndNetwork = perHour(
      'mails for a network',
      settings.MAILS_PER_ADDRESS_AND_NETWORK,
    );
    this.perAddress = perHour('mails', settings.MAILS_PER_ADDRESS);
    this.perNetwork = perHour('mail requests', settings.MAIL_REQUESTS_PER_NETWORK);
  }

  /** Counts a request, whether or not it leads to a mail: otherwise the refusal would tell. */
  async admit(network: string): Promise<void> {
    const requests = await this.limits.take(this.perNetwork, network);
    if (!requests.within) throw rateLimited(requests);
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
    if (!(await this.withinShare(email, network))) return undefined;
    return {
      at: (now) => {
        const expiresAt = codeDeadline(now);
        const data = { template, sealed, expiresAt: expiresAt.toISOString() };
        return { event: happened(MailWantedV1, data), code: { hash, expiresAt } };
      },
    };
  }

  /** What one network may not have any more uses up nothing of what all may. */
  private async withinShare(email: string, network: string): Promise<boolean> {
    const { within } = await this.limits.take(this.perAddressAndNetwork, `${email}\n${network}`);
    return within && (await this.limits.take(this.perAddress, email)).within;
  }
}
