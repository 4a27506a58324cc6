import { Inject, Injectable } from '@nestjs/common';
import { config, type Config } from '../config';
import { CountedLimits, rateLimited, type Limit } from './counted-limits';

const hour = 60 * 60_000;

/**
 * How many mails may be asked for before signing in. What one network may ask for is far from what an address may
 * receive, so that nobody uses up the mails of somebody who asks elsewhere.
 */
@Injectable()
export class MailLimits {
  private readonly perAddressAndNetwork: Limit;
  private readonly perAddress: Limit;
  private readonly perNetwork: Limit;

  constructor(
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

  /**
   * Counts a mail and says whether the address may still have it; known and unknown ones alike. What one network may
   * not have any more uses up nothing of what all may.
   */
  async withinShare(email: string, network: string): Promise<boolean> {
    const { within } = await this.limits.take(this.perAddressAndNetwork, `${email}\n${network}`);
    return within && (await this.limits.take(this.perAddress, email)).within;
  }
}
