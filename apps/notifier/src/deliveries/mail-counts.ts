import { Injectable } from '@nestjs/common';
import { metrics as catalogue } from '@secop/contracts';
import { byLabel, Metrics } from '@secop/platform';
import type { LastOutcome } from './delivery';

const { outcome: outcomes, zone: zones } = catalogue.mails.labels;
const { reason: reasons } = catalogue.mailFailures.labels;
type Outcome = (typeof outcomes)[number];
type Zone = (typeof zones)[number];

/** What became of mails in this process since its start, try by try. */
@Injectable()
export class MailCounts {
  notRendered = 0;
  private readonly tries = new Map(
    outcomes.flatMap((outcome) =>
      zones.map((zone) => [`${outcome} ${zone}`, { outcome, zone, count: 0 }]),
    ),
  );
  private readonly failures: Record<string, number> = Object.fromEntries(
    reasons.map((reason) => [reason, 0]),
  );
  private readonly delay;

  constructor(metrics: Metrics) {
    metrics.read(catalogue.mails, () =>
      [...this.tries.values()].map(
        ({ outcome, zone, count }) => [{ outcome, zone }, count] as const,
      ),
    );
    metrics.read(catalogue.mailFailures, () => byLabel('reason', this.failures));
    metrics.read(catalogue.mailsNotRendered, () => this.notRendered);
    this.delay = metrics.histogram(catalogue.mailDelay);
  }

  sent(wantedAt: Date, at: Date): void {
    this.count('sent', 'after-dot');
    this.delay.observe((at.getTime() - wantedAt.getTime()) / 1_000);
  }

  /** Counts what was written, and says whether it was. */
  if(written: boolean, outcome: Outcome, { stage, reason }: Omit<LastOutcome, 'at'>): boolean {
    if (!written) return false;
    this.count(outcome, zoneOf(stage));
    if (outcome === 'failed') this.failures[reason] = (this.failures[reason] ?? 0) + 1;
    return true;
  }

  private count(outcome: Outcome, zone: Zone): void {
    this.tries.get(`${outcome} ${zone}`)!.count += 1;
  }
}

function zoneOf(stage: string | undefined): Zone {
  if (stage === undefined) return 'no-conversation';
  return stage === 'finalizing' ? 'after-dot' : 'before-dot';
}
