import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { allEvents, metrics as catalogue } from '@secop/contracts';
import { MessagingFigures } from '@secop/messaging';
import { Readiness } from '../health/readiness';
import { Metrics } from './metrics';
import { byLabel, seldom } from './readings';
import { RefusalCounts } from './refusal-counts';

/** The figures that every service has, and those of its messaging if it has that. */
@Injectable()
export class PlatformMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
    private readonly refusals: RefusalCounts,
    @Optional() @Inject(MessagingFigures) private readonly messaging?: MessagingFigures,
  ) {}

  onModuleInit(): void {
    const { metrics, readiness, refusals, messaging } = this;
    const state = seldom(() => readiness.look());
    metrics.read(catalogue.ready, async () => Number((await state()).checks.length === 0));
    metrics.read(catalogue.problems, () => byLabel('code', refusals.byCode));
    if (!messaging) return;
    this.readPublishing(messaging);
    const { service } = messaging;
    if (allEvents.some(({ consumers }) => consumers.includes(service)))
      this.readConsuming(messaging);
  }

  private readPublishing(messaging: MessagingFigures): void {
    const { metrics } = this;
    const outboxes = seldom(() => messaging.outboxes());
    metrics.read(catalogue.outboxPending, async () => (await outboxes())?.pending);
    metrics.read(catalogue.outboxAge, async () => (await outboxes())?.oldestAge);
    metrics.read(catalogue.publications, () =>
      messaging.publications.flatMap(({ channel, outcomes }) =>
        Object.entries(outcomes).map(([outcome, count]) => [{ channel, outcome }, count] as const),
      ),
    );
    metrics.read(catalogue.unroutable, () => messaging.unroutable);
    metrics.read(catalogue.logCopiesMissed, () => messaging.missedCopies);
    metrics.read(catalogue.admissionRefusals, () => messaging.admissionRefusals);
    metrics.read(catalogue.brokerConnected, () => byLabel('connection', messaging.connected));
    metrics.read(catalogue.brokerBlocked, () => Number(messaging.blocked));
    metrics.read(catalogue.topologyAlarms, () => messaging.topologyAlarms);
    metrics.read(catalogue.storeUp, () => Number(messaging.storeUp));
  }

  private readConsuming(messaging: MessagingFigures): void {
    const { metrics } = this;
    metrics.read(catalogue.consumed, () => byLabel('outcome', messaging.consumed));
    metrics.read(catalogue.repeated, () => messaging.consumedAgain);
    const depths = seldom(() => messaging.queueDepths());
    metrics.read(catalogue.queueMessages, async () => byLabel('queue', await depths()));
  }
}
