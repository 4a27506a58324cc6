import type { Backoff } from './timing';

/** One rung of the retry ladder: a queue `<service>.retry.<name>` with that delay in milliseconds. */
export interface Rung {
  readonly name: string;
  readonly delay: number;
}

/** Durations in milliseconds and sizes; the defaults are the design's, tests shorten them. */
export interface Tuning {
  readonly ladder: readonly Rung[];
  /** Deliveries that the broker hands out before it waits for an answer. */
  readonly prefetch: number;
  /** Handlers that run at once; the rest of the prefetched deliveries can still be given back. */
  readonly concurrency: number;
  /** A message that came back again and again is handled alone for so long; then the others go on beside it. */
  readonly aloneFor: number;
  readonly confirmDeadline: number;
  /** After that a copy for the log is let go and counted as missed. */
  readonly copyDeadline: number;
  /** Publications of documents that run at once. */
  readonly publicationWindow: number;
  readonly pollInterval: number;
  readonly lease: number;
  readonly outboxBackoff: Backoff;
  /** A retry or a park that the broker does not take. */
  readonly republishBackoff: Backoff;
  readonly reconnectBackoff: Backoff;
  /** A connection whose credentials were replaced stays so long for what was begun on it. */
  readonly handOver: number;
  readonly storeProbeInterval: number;
  readonly queueCheckInterval: number;
  /** A consumer that has heard nothing for so long is made anew. */
  readonly idleRenewal: number;
  /** A process that has lived for so long is in no crash loop and tries what the broker parked in one. */
  readonly calmAfter: number;
  readonly topologyCheckInterval: number;
  readonly bindingsCheckInterval: number;
  readonly clockInterval: number;
  /** For running handlers at the end. */
  readonly drainDeadline: number;
  /** For the relay's last pass and open confirms after that. */
  readonly lastPassDeadline: number;
  /** Documents with a pending outbox; above it people's commands are refused. */
  readonly admissionBound: number;
}

export const defaultTuning: Tuning = Object.freeze({
  ladder: [
    { name: '1s', delay: 1_000 },
    { name: '5s', delay: 5_000 },
    { name: '30s', delay: 30_000 },
    { name: '2m', delay: 120_000 },
    { name: '10m', delay: 600_000 },
  ],
  prefetch: 50,
  concurrency: 25,
  aloneFor: 5_000,
  confirmDeadline: 10_000,
  copyDeadline: 2_000,
  publicationWindow: 100,
  pollInterval: 1_000,
  lease: 30_000,
  outboxBackoff: { first: 1_000, last: 15_000 },
  republishBackoff: { first: 1_000, last: 30_000 },
  reconnectBackoff: { first: 100, last: 5_000 },
  handOver: 15_000,
  storeProbeInterval: 1_000,
  queueCheckInterval: 15_000,
  idleRenewal: 60_000,
  calmAfter: 60_000,
  topologyCheckInterval: 30_000,
  bindingsCheckInterval: 60_000,
  clockInterval: 30_000,
  drainDeadline: 15_000,
  lastPassDeadline: 5_000,
  admissionBound: 1_000,
});
