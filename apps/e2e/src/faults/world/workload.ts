import type { User } from '../../people/user';
import type { CallKind } from '../matrix/fault-row';
import type { People } from './people';

/** A request that waits for a decision. */
export interface PendingRequest {
  readonly id: string;
  readonly accountId: string;
  readonly administrator: User;
  readonly requester: User;
}

/** What the client wrote down before the call, and what it learned. */
export interface Intent {
  readonly kind: CallKind;
  /** One for all tries. */
  readonly key: string;
  readonly path: string;
  /** User id. */
  readonly by: string;
  /** Request that is decided about; for `submit` once it is known. */
  readonly requestId?: string;
  readonly accountId?: string;
  readonly at: Date;
  readonly outcome: Outcome;
  /** Every answer to every try, in order; 0 where the connection ended without one. */
  readonly answers: readonly GivenAnswer[];
}

/** `ok`: told so. `refused`: told a final no. `unknown`: nobody answered for good. */
export type Outcome = 'ok' | 'refused' | 'unknown';

export interface GivenAnswer {
  readonly status: number;
  readonly code?: string;
  readonly retryAfter?: string;
  readonly milliseconds: number;
}

export interface Load {
  /** Calls that begin in a second, whether or not earlier ones were answered. */
  readonly perSecond: number;
  readonly seconds: number;
  /** Weights; acceptances alone unless given. */
  readonly mix?: Partial<Record<Exclude<CallKind, 'register'>, number>>;
  /** How long a call is repeated with its key while it is answered 429, 503 or nothing; 60 s unless given. */
  readonly patienceMs?: number;
}

/** People who use the system through the gateway and remember what they were told. */
export interface Workload {
  /** Makes people and accounts of a row's own. */
  readonly people: People;
  /** At least so many pending requests stand ready, each for a person and an account of its own. */
  prepare(count: number): Promise<void>;
  /** Takes prepared requests out of the pool. */
  take(count: number): PendingRequest[];
  accept(request: PendingRequest, patienceMs?: number): Promise<Intent>;
  reject(request: PendingRequest, patienceMs?: number): Promise<Intent>;
  withdraw(request: PendingRequest, patienceMs?: number): Promise<Intent>;
  /** A new request by somebody who has room for one. */
  submit(patienceMs?: number): Promise<Intent>;
  /** Calls at a rate in an open loop; resolves when the last one has its outcome. */
  run(load: Load): Promise<readonly Intent[]>;
  /** What the row has done so far. */
  readonly intents: readonly Intent[];
}
