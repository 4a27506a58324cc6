import { Injectable } from '@nestjs/common';
import { metrics as catalogue } from '@secop/contracts';
import { StoreClock } from '@secop/messaging';
import { Metrics, seldom } from '@secop/platform';
import { AccessRequests } from '../../domain/access-requests';
import { AwaitingGrants } from '../limit-awaiting-grants/awaiting-grants';

/** What waits for accounts, and what this service itself should have done already. */
@Injectable()
export class WaitingRequests {
  constructor(
    metrics: Metrics,
    awaitingGrants: AwaitingGrants,
    private readonly requests: AccessRequests,
    private readonly clock: StoreClock,
  ) {
    metrics.read(catalogue.awaitingGrant, () => awaitingGrants.counted);
    metrics.read(
      catalogue.deadlinesOverdue,
      seldom(() => this.overdue()),
    );
  }

  private async overdue(): Promise<number> {
    const now = this.clock.now();
    const oldest = await Promise.all([
      this.requests.oldestDue('pending', now),
      this.requests.oldestDue('accepted', now),
    ]);
    const times = oldest.flatMap((dueAt) => dueAt?.getTime() ?? []);
    return times.length === 0 ? 0 : (now.getTime() - Math.min(...times)) / 1_000;
  }
}
