import type { AcceptedMail } from '../world/servers';
import type { Intent } from '../world/workload';

/** Everything that can be seen of a row once the world has come to rest. Read without a line of the product's code. */
export interface Evidence {
  readonly intents: readonly Intent[];
  readonly requests: readonly RequestFact[];
  readonly memberships: readonly MembershipFact[];
  /** Refused acceptances, as the accounts recorded them. */
  readonly refusals: readonly { readonly decisionId: string; readonly accessRequestId: string }[];
  /** Rows of the journal about these requests, and those of every mail since the row began. */
  readonly journal: readonly JournalFact[];
  /** Every mail that the SMTP side ever accepted. */
  readonly mails: readonly AcceptedMail[];
  /** Mails before this are another row's. */
  readonly since: Date;
  readonly rest: Rest;
  /** Aggregates and projections whose version went back, or that vanished. */
  readonly wentBack: readonly string[];
  /** Where in the logs something secret stands. */
  readonly exposed: readonly string[];
  /** Processes and queues beyond their bound. */
  readonly overgrown: readonly string[];
  readonly latencies: readonly Latency[];
}

export interface RequestFact {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  readonly status: 'pending' | 'accepted' | 'rejected' | 'withdrawn' | 'expired';
  /** Accepted and not effective, or pending. */
  readonly open: boolean;
  readonly decisionId?: string;
  readonly grantedRole?: string;
  readonly timeline: readonly { readonly what: string; readonly by: string | null }[];
}

export interface MembershipFact {
  readonly accountId: string;
  readonly userId: string;
  readonly role: string;
  readonly state: string;
  readonly accessRequestId?: string;
  readonly decisionId?: string;
}

export interface JournalFact {
  readonly id: string;
  readonly template: string;
  readonly subject: string;
  readonly step: string;
  readonly recipient?: string;
  readonly state: string;
  /** How often nobody knew whether the server had accepted. */
  readonly doubts: number;
}

export interface Rest {
  /** From the end of the fault until nothing was left to do; nothing if that never came. */
  readonly seconds?: number;
  /** What is still to be done, if anything. */
  readonly leftovers: readonly string[];
  /** Messages on a rung and mails before their next try, at the most. */
  readonly waiting: number;
}

/** 95th percentile in milliseconds, during the fault and before the first one. */
export interface Latency {
  readonly kind: string;
  readonly calls: number;
  readonly p95: number;
  readonly baseline: number;
}
