import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { metrics as catalogue } from '@secop/contracts';
import { Metrics } from '@secop/platform';
import { config, type Config } from '../config';
import { normalizedPassword } from '../domain/password-rule';
import { BoundedQueue } from './bounded-queue';
import { CountedLimits, rateLimited, type Limit } from './counted-limits';
import { newSecret } from './secrets';

/** OWASP's minimum for argon2id; the library's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * argon2id, so many at a time and for one client network. A hash costs 19 MiB and some 30 ms of a core: without a
 * bound it is a weapon.
 */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private readonly queue: BoundedQueue;
  private readonly perNetwork: Limit;
  private nobodys = '';

  constructor(
    private readonly limits: CountedLimits,
    @Inject(config) settings: Config,
    metrics: Metrics,
  ) {
    this.queue = new BoundedQueue({
      concurrency: settings.PASSWORD_HASHING_CONCURRENCY,
      room: settings.PASSWORD_HASHING_QUEUE,
      roomPerClient: settings.PASSWORD_HASHING_QUEUE_PER_NETWORK,
    });
    this.perNetwork = {
      name: 'password checks',
      most: settings.PASSWORD_CHECKS_PER_NETWORK,
      windowMs: 60_000,
    };
    const { queue } = this;
    metrics.read(catalogue.hashesRunning, () => queue.runningNow);
    metrics.read(catalogue.hashesWaiting, () => queue.waitingNow);
    metrics.read(catalogue.hashesDone, () => queue.counts.done);
    metrics.read(catalogue.hashesRefused, () => [
      [{ reason: 'queue-full' }, queue.counts.queueFull],
      [{ reason: 'network-share' }, queue.counts.clientShare],
    ]);
  }

  async onModuleInit(): Promise<void> {
    this.nobodys = await hash(newSecret(), cost);
  }

  hash(password: string, network: string): Promise<string> {
    return this.inTurn(network, () => hash(normalizedPassword(password), cost));
  }

  /** Takes as long without a hash to compare with, so that time does not tell who exists. */
  async matches(
    passwordHash: string | undefined,
    typed: string,
    network: string,
  ): Promise<boolean> {
    const [same] = await this.matchesEach([passwordHash], typed, network);
    return same === true;
  }

  /** One after the other in one place of the queue, and always all of them. */
  matchesEach(
    passwordHashes: readonly (string | undefined)[],
    typed: string,
    network: string,
  ): Promise<boolean[]> {
    const password = normalizedPassword(typed);
    return this.inTurn(network, async () => {
      const matched: boolean[] = [];
      for (const passwordHash of passwordHashes) {
        const same = await verify(passwordHash ?? this.nobodys, password);
        matched.push(same && passwordHash !== undefined);
      }
      return matched;
    });
  }

  private async inTurn<Result>(network: string, work: () => Promise<Result>): Promise<Result> {
    const checks = await this.limits.take(this.perNetwork, network);
    if (!checks.within) throw rateLimited(checks);
    return this.queue.run(network, work);
  }
}
