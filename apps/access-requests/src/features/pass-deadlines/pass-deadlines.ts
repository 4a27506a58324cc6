import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { StoreClock } from '@secop/messaging';
import { describeError } from '@secop/platform';
import { configToken, type Config } from '../../config';
import { AccessRequests } from '../../domain/access-requests';
import { passDeadline } from '../../domain/deadlines';
import { repeatAcceptance } from '../../domain/grant';
import { Poll } from '../../infrastructure/poll';
import { ChangeAccessRequest } from '../change-access-request/change-access-request';

const batch = 50;
const maximumBatches = 20;
const verbs = { accepted: repeatAcceptance, pending: passDeadline } as const;

/**
 * Does what is due, by the store's clock. Every replica looks; the version of the request leaves one winner, and
 * whoever comes second finds that nothing is due any more.
 */
@Injectable()
export class PassDeadlines implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PassDeadlines.name);
  private readonly poll: Poll;

  constructor(
    private readonly requests: AccessRequests,
    private readonly change: ChangeAccessRequest,
    private readonly clock: StoreClock,
    @Inject(configToken) { DEADLINE_POLL_MS }: Config,
  ) {
    this.poll = new Poll(
      DEADLINE_POLL_MS,
      (signal) => this.pass(signal),
      (error) => this.logger.warn({ error: describeError(error) }),
    );
  }

  onApplicationBootstrap(): void {
    this.poll.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.poll.stop();
  }

  /** People who were accepted come first: they wait for us, not for somebody else. */
  private async pass(signal: AbortSignal): Promise<void> {
    await this.passStatus('accepted', signal);
    await this.passStatus('pending', signal);
  }

  private async passStatus(status: 'accepted' | 'pending', signal: AbortSignal): Promise<void> {
    let failed = 0;
    for (let batches = 0; batches < maximumBatches && !signal.aborted; batches += 1) {
      // What failed stays first in line: it is stepped over, so that it holds up nobody.
      const ids = await this.requests.due(status, this.clock.now(), batch, failed);
      const done = await Promise.all(ids.map((id) => this.passOne(id, status)));
      failed += done.filter((succeeded) => !succeeded).length;
      if (ids.length < batch) return;
    }
  }

  private async passOne(id: string, status: 'accepted' | 'pending'): Promise<boolean> {
    try {
      await this.change.byMachine(id, `due at ${this.clock.now().toISOString()}`, verbs[status]);
      return true;
    } catch (error) {
      this.logger.error({ accessRequestId: id, error: describeError(error) });
      return false;
    }
  }
}
