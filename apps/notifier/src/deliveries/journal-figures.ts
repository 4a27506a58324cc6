import { Injectable } from '@nestjs/common';
import { metrics as catalogue } from '@secop/contracts';
import { Metrics, queryDeadline, seldom } from '@secop/platform';
import { Journal } from './journal';

const { state: states } = catalogue.deliveries.labels;
const mostCounted = 10_000;

/** What waits in the journal, by the index of states and turns. */
@Injectable()
export class JournalFigures {
  constructor(
    metrics: Metrics,
    private readonly journal: Journal,
  ) {
    metrics.read(
      catalogue.deliveries,
      seldom(() => this.byState()),
    );
    metrics.read(
      catalogue.deliveriesOverdue,
      seldom(() => this.overdue()),
    );
  }

  private byState() {
    const { rows } = this.journal;
    const limits = { limit: mostCounted, ...queryDeadline };
    return Promise.all(
      states.map(
        async (state) => [{ state }, await rows.countDocuments({ state }, limits)] as const,
      ),
    );
  }

  private async overdue(): Promise<number> {
    const now = this.journal.now();
    const due = await Promise.all(
      (['pending', 'retry', 'in-doubt'] as const).map((state) =>
        this.journal.rows.findOne(
          { state, dueAt: { $lte: now } },
          { sort: { dueAt: 1 }, projection: { _id: 0, dueAt: 1 }, ...queryDeadline },
        ),
      ),
    );
    const times = due.flatMap((row) => row?.dueAt?.getTime() ?? []);
    return times.length === 0 ? 0 : (now.getTime() - Math.min(...times)) / 1_000;
  }
}
