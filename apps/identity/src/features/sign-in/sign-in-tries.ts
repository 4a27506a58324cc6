import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { config, type Config } from '../../config';
import { CountedLimits, type Limit } from '../../infrastructure/counted-limits';

const minute = 60_000;
const everybody = 'everybody';

/**
 * How often a password may be tried. Per address, known or not, so that the limit tells nothing; a try is counted
 * before the password is looked at, so that many at once are no way around it. Open sessions are not touched, and
 * the window is short, so that a stranger's tries keep nobody out for long.
 */
@Injectable()
export class SignInTries {
  private readonly perAddress: Limit;
  private readonly inAll: Limit;

  constructor(
    private readonly limits: CountedLimits,
    @Inject(config) settings: Config,
  ) {
    this.perAddress = {
      name: 'sign-in tries',
      most: settings.SIGN_IN_TRIES_PER_ADDRESS,
      windowMs: 15 * minute,
    };
    this.inAll = {
      name: 'failed sign-ins',
      most: settings.SIGN_IN_FAILURES_IN_ALL,
      windowMs: minute,
    };
  }

  /** Runs one try; `undefined` is a failure, as is a try beyond the address's limit. */
  async count<Success>(
    email: string,
    attempt: () => Promise<Success | undefined>,
  ): Promise<Success | undefined> {
    const { within, retryAfterSeconds } = await this.limits.look(this.inAll, everybody);
    if (!within)
      throw new DomainError('rate-limited', 'request.rate-limited', { retryAfterSeconds });
    if (!(await this.limits.take(this.perAddress, email)).within) return undefined;
    const success = await attempt().catch(async (error: unknown) => {
      await this.limits.giveBack(this.perAddress, email);
      throw error;
    });
    if (success === undefined) await this.limits.take(this.inAll, everybody);
    else await this.limits.forget(this.perAddress, email);
    return success;
  }
}
