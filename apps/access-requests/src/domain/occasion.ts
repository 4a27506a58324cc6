import { versionPassed } from './access-request.errors';
import type { BusinessDays } from './business-days/business-days';

/** Durations that the service is configured with. */
export interface Terms {
  readonly calendar: BusinessDays;
  /** Milliseconds after which an unanswered acceptance is said again; doubles each time. */
  readonly repeatAcceptanceAfter: number;
}

/** What a change knows beside the request's own state. */
export interface Occasion {
  readonly id: string;
  /** The request's version before the change. */
  readonly version: number;
  readonly now: Date;
  readonly terms: Terms;
  /** The version that the person was looking at (`If-Match`), if the client said so. */
  readonly expectedVersion?: number;
}

/** Identity of a decision: the request, and its version once the decision is written. */
export const decisionIdOn = ({ id, version }: Occasion) => `${id}-${version + 1}`;

/** `If-Match`: somebody else changed what the person was looking at. */
export function assertExpectedVersion({ version, expectedVersion }: Occasion): void {
  if (expectedVersion !== undefined && expectedVersion !== version) throw versionPassed();
}
