import { Injectable } from '@nestjs/common';
import { metrics as catalogue } from '@secop/contracts';
import { byLabel, Metrics } from '@secop/platform';
import type { AccessRequest, Happening, TimelineEntry } from '../../domain/access-request';

/** The funnel: what happened to requests in this process since its start, and how long people waited. */
@Injectable()
export class Happenings {
  private readonly counts: Record<Happening, number> = {
    submitted: 0,
    reminded: 0,
    escalated: 0,
    accepted: 0,
    effective: 0,
    rejected: 0,
    reopened: 0,
    withdrawn: 0,
    expired: 0,
  };
  private readonly decisionTime;
  private readonly grantTime;

  constructor(metrics: Metrics) {
    metrics.read(catalogue.happenings, () => byLabel('happening', this.counts));
    this.decisionTime = metrics.histogram(catalogue.decisionTime);
    this.grantTime = metrics.histogram(catalogue.grantTime);
  }

  /** A write that took effect; `before`: the request as it was, if it was there. */
  written(before: AccessRequest | undefined, after: AccessRequest): void {
    const latest = after.timeline.at(-1);
    if (!latest || isSame(before?.timeline.at(-1), latest)) return;
    this.counts[latest.what] += 1;
    const { what: decision, at } = latest;
    if ((decision === 'accepted' || decision === 'rejected') && before?.status === 'pending') {
      this.decisionTime.observe({ decision }, seconds(before.pendingSince, at));
    }
    if ('effectiveAt' in after) this.grantTime.observe(seconds(after.decision.at, at));
  }
}

const isSame = (one: TimelineEntry | undefined, other: TimelineEntry) =>
  one?.what === other.what && one.at.getTime() === other.at.getTime();

const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1_000;
