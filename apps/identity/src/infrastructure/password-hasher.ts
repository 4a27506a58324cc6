import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { config, type Config } from '../config';
import { normalizedPassword } from '../domain/password-rule';
import { BoundedQueue } from './bounded-queue';
import { newSecret } from './secrets';

/** OWASP's minimum for argon2id; the library's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id, so many at a time. A hash costs 19 MiB and some 30 ms of a core: without a bound it is a weapon. */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private readonly queue: BoundedQueue;
  private nobodys = '';

  constructor(@Inject(config) limits: Config) {
    this.queue = new BoundedQueue(
      limits.PASSWORD_HASHING_CONCURRENCY,
      limits.PASSWORD_HASHING_QUEUE,
    );
  }

  async onModuleInit(): Promise<void> {
    this.nobodys = await hash(newSecret(), cost);
  }

  hash(password: string): Promise<string> {
    return this.queue.run(() => hash(normalizedPassword(password), cost));
  }

  /** Takes as long without a hash to compare with, so that time does not tell who exists. */
  async matches(passwordHash: string | undefined, typed: string): Promise<boolean> {
    const [same] = await this.matchesEach([passwordHash], typed);
    return same === true;
  }

  /** One after the other in one place of the queue, and always all of them. */
  matchesEach(passwordHashes: readonly (string | undefined)[], typed: string): Promise<boolean[]> {
    const password = normalizedPassword(typed);
    return this.queue.run(async () => {
      const matched: boolean[] = [];
      for (const passwordHash of passwordHashes) {
        const same = await verify(passwordHash ?? this.nobodys, password);
        matched.push(same && passwordHash !== undefined);
      }
      return matched;
    });
  }
}
