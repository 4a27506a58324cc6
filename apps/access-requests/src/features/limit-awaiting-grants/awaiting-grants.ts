import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { describeError } from '@secop/platform';
import { configToken, type Config } from '../../config';
import { AccessRequests } from '../../domain/access-requests';
import { Poll } from '../../infrastructure/poll';

const interval = 1_000;

/** While accounts falls behind with grants, people's commands wait; what machines do always goes on. */
@Injectable()
export class AwaitingGrants implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AwaitingGrants.name);
  private readonly poll: Poll;
  private awaiting = 0;

  constructor(
    private readonly requests: AccessRequests,
    @Inject(configToken) private readonly config: Config,
  ) {
    this.poll = new Poll(
      Math.min(interval, config.DEADLINE_POLL_MS),
      () => this.count(),
      (error) => this.logger.warn({ error: describeError(error) }),
    );
  }

  onApplicationBootstrap(): void {
    this.poll.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.poll.stop();
  }

  /** As of the last look. */
  get counted(): number {
    return this.awaiting;
  }

  assertFew(): void {
    if (this.awaiting > this.config.MAXIMUM_AWAITING_GRANT) {
      throw new DomainError('unavailable', 'service.overloaded');
    }
  }

  private async count(): Promise<void> {
    this.awaiting = await this.requests.awaitingGrant(this.config.MAXIMUM_AWAITING_GRANT + 1);
  }
}
