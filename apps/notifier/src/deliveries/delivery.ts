import type { Trace } from '@secop/messaging';

/**
 * pending → leased → finalizing → sent | retry | failed | suppressed | in-doubt | hold.
 * `finalizing`: from here on the server may have accepted the mail. `in-doubt`: nobody knows; sent once more with the
 * same Message-ID if the template allows it. `hold`: in doubt again; waits for an operator.
 */
export const deliveryStates = [
  'pending',
  'leased',
  'finalizing',
  'retry',
  'in-doubt',
  'hold',
  'sent',
  'failed',
  'suppressed',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Nobody works on these, and somebody will. */
export const waitingStates = ['pending', 'retry', 'in-doubt'] as const satisfies DeliveryState[];

/** A row of the journal: one notification key and how far its mail came. */
export interface Delivery {
  readonly _id: string;
  /** Grows with every change of state. */
  readonly v: number;
  readonly template: string;
  readonly subject: string;
  readonly step: string;
  readonly recipient?: string;
  readonly facts: object;
  /** Contact that came with the event; deleted when the row ends. */
  readonly sealed?: string;
  readonly expiresAt?: Date;
  readonly trace: Trace;
  readonly state: DeliveryState;
  readonly createdAt: Date;
  /** When an operator ordered it again: the 72 hours count from here. */
  readonly wantedAt?: Date;
  /** When a sender looks next: the turn of a waiting row, the end of the lease of a leased one. */
  readonly dueAt?: Date;
  /** Token of the lease: only its holder may write. */
  readonly lease?: string;
  /** How often it was taken since its last outcome: a row that kills its senders has none. */
  readonly leases: number;
  /** Conversations with the SMTP server that had an outcome. */
  readonly attempts: number;
  /** Failed tries, for the schedule of the next one. */
  readonly retries: number;
  /** How often the recipient was not known yet. */
  readonly waits: number;
  /** How often it was unknown whether the server accepted. */
  readonly doubts: number;
  readonly last?: LastOutcome;
  readonly endedAt?: Date;
}

/** Why the row is where it is. Without addresses. */
export interface LastOutcome {
  readonly at: Date;
  readonly reason: string;
  readonly stage?: string;
  readonly code?: number;
  readonly reply?: string;
}
