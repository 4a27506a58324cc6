import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Stored } from '@secop/messaging';
import { config, type Config } from '../../config';
import type { ActiveUser } from '../../domain/user';
import { CountedLimits, rateLimited, type Limit } from '../../infrastructure/counted-limits';

const minute = 60_000;
const everybody = 'everybody';

export interface From {
  readonly email: string;
  readonly network: string;
}
/** Whose password it was. */
export interface Compared {
  readonly user?: Stored<ActiveUser>;
  /** Who has the address, whatever was typed with it. */
  readonly owner: string | undefined;
  readonly unverified: boolean;
}

/**
 * How often a password may be tried: with an address from one client network, then with it from everywhere, known or
 * not, so that the limits tell nothing and a stranger's tries do not keep its owner out. A try is counted before the
 * password is looked at, so that many at once are no way around it, and looked at beyond the limit too, so that time
 * tells nothing either. A success takes back its own try and no other: others would notice.
 */
@Injectable()
export class SignInTries {
  private readonly logger = new Logger(SignInTries.name);
  private readonly perAddressAndNetwork: Limit;
  private readonly perAddress: Limit;
  private readonly perNetwork: Limit;
  private readonly inAll: Limit;

  constructor(
    private readonly limits: CountedLimits,
    @Inject(config) settings: Config,
  ) {
    const perQuarter = (name: string, most: number) => ({ name, most, windowMs: 15 * minute });
    this.perAddressAndNetwork = perQuarter(
      'sign-in tries from a network',
      settings.SIGN_IN_TRIES_PER_ADDRESS_AND_NETWORK,
    );
    this.perAddress = perQuarter('sign-in tries', settings.SIGN_IN_TRIES_PER_ADDRESS);
    this.perNetwork = perQuarter(
      'failed sign-ins of a network',
      settings.SIGN_IN_FAILURES_PER_NETWORK,
    );
    this.inAll = {
      name: 'failed sign-ins',
      most: settings.SIGN_IN_FAILURES_IN_ALL,
      windowMs: minute,
    };
  }

  /** Runs one try; beyond the address's limits it is nobody's password. Any but a user's is a failure. */
  async count(from: From, attempt: () => Promise<Compared>): Promise<Compared> {
    const failures = await this.limits.look(this.perNetwork, from.network);
    if (!failures.within) throw rateLimited(failures);
    const within = await this.take(from);
    const compared = await attempt().catch(async (error: unknown) => {
      if (within) await this.giveBack(from);
      throw error;
    });
    if (within && compared.user) await this.giveBack(from);
    else await this.countFailure(from);
    return within ? compared : { owner: compared.owner, unverified: false };
  }

  /** What one network may not try any more uses up nothing of what all may. */
  private async take(from: From): Promise<boolean> {
    const { within } = await this.limits.take(this.perAddressAndNetwork, pairOf(from));
    return within && (await this.limits.take(this.perAddress, from.email)).within;
  }

  private async giveBack(from: From): Promise<void> {
    await Promise.all([
      this.limits.giveBack(this.perAddressAndNetwork, pairOf(from)),
      this.limits.giveBack(this.perAddress, from.email),
    ]);
  }

  private async countFailure({ network }: From): Promise<void> {
    const [, { count }] = await Promise.all([
      this.limits.take(this.perNetwork, network),
      this.limits.take(this.inAll, everybody),
    ]);
    if (count === this.inAll.most + 1) {
      this.logger.warn(`More than ${this.inAll.most} failed sign-ins within a minute`);
    }
  }
}

const pairOf = ({ email, network }: From) => `${email}\n${network}`;
