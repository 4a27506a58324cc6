import { Logger } from '@nestjs/common';
import type { RecipientVersion } from '../recipients/recipients';
import type { SmtpAnswer } from './smtp-channel';

const firstPause = 2_000;
const longestPause = 30_000;
const domainsInARow = 3;

export interface RefusedAddress {
  readonly deliveryId: string;
  /** Absent for a mail to an address that belongs to nobody yet. */
  readonly recipient?: RecipientVersion;
  readonly domain: string;
}

/**
 * Whether mail may leave at all. A fault of the channel opens the breaker: everybody waits (2 s doubling to 30 s),
 * then one mail tries.
 */
export class ChannelState {
  private readonly logger = new Logger(ChannelState.name);
  private openUntil = 0;
  private faults = 0;
  private refused: RefusedAddress[] = [];

  /** How many mails may be under way now, of at most `most`. */
  room(most: number): number {
    if (performance.now() < this.openUntil) return 0;
    return this.faults > 0 ? 1 : most;
  }

  /** Milliseconds until a mail may try. */
  get pause(): number {
    return Math.max(0, this.openUntil - performance.now());
  }

  /** The server talked about a mail, whatever it said: the channel itself works. */
  answers(): void {
    if (this.faults > 0) this.logger.log('The mail server talks to us again');
    this.faults = 0;
  }

  /** A mail was accepted: addresses that were refused before it are really wrong. */
  accepts(): void {
    this.refused = [];
  }

  fault(answer: SmtpAnswer, alarm: boolean): void {
    this.faults += 1;
    this.openUntil =
      performance.now() + Math.min(longestPause, firstPause * 2 ** (this.faults - 1));
    const told = { event: 'smtp.breaker-open', alarm, faults: this.faults, ...answer };
    if (alarm) this.logger.error(told);
    else this.logger.warn(told);
  }

  /**
   * An address was refused for good. Several different domains in a row are not people's mistakes: then the earlier
   * ones are returned, to be taken back, and the channel is at fault.
   */
  addressRefused(address: RefusedAddress): readonly RefusedAddress[] | undefined {
    this.refused.push(address);
    const domains = new Set(this.refused.map(({ domain }) => domain));
    if (domains.size < domainsInARow) return undefined;
    const earlier = this.refused.slice(0, -1);
    this.refused = [];
    return earlier;
  }
}
