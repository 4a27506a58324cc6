import type { AccessRequest } from './access-request';
import type { OpenRequest } from './open-requests';
import type { Outcome, Changed } from './outcome';

/** Who asks for a change: the same key with the same hash is written once and answered alike. */
export interface Command {
  readonly key: string;
  readonly hash: string;
  readonly by: 'person' | 'machine';
}

export interface StoredRequest {
  readonly id: string;
  readonly version: number;
  readonly state: AccessRequest;
}

export interface WrittenRequest<Answer> extends StoredRequest {
  readonly answer: Answer | undefined;
  /** Only `written` changed something now. */
  readonly outcome: 'written' | 'unchanged' | 'replayed';
}

/** What to leave behind for a repeated command, beside the outcome. */
export type Answered<Result, Answer> = Result & { readonly answer?: Answer };

/** A stretch of a list in its own order; `after` is the last one that the reader has. */
export interface Page {
  readonly limit: number;
  readonly after?: { readonly submittedAt: Date; readonly id: string };
}

/** The collection of access requests. */
export abstract class AccessRequests {
  abstract find(id: string): Promise<StoredRequest | undefined>;

  /** The recorded answer if this command was written already, and the request as it is. */
  abstract recall<Answer>(
    id: string,
    command: Command,
  ): Promise<{ readonly replayed?: Answer; readonly request?: StoredRequest }>;

  abstract create<Answer>(
    id: string,
    command: Command,
    build: (now: Date) => Answered<Changed, Answer>,
  ): Promise<WrittenRequest<Answer>>;

  /** `known`: as `recall` answered it just now, to begin with. */
  abstract update<Answer>(
    id: string,
    command: Command,
    change: (state: AccessRequest, now: Date, version: number) => Answered<Outcome, Answer>,
    known?: StoredRequest,
  ): Promise<WrittenRequest<Answer>>;

  /** Newest first. */
  abstract requestedBy(
    userId: string,
    status: AccessRequest['status'] | undefined,
    page: Page,
  ): Promise<StoredRequest[]>;

  /** Oldest first. */
  abstract receivedBy(
    accountId: string,
    status: AccessRequest['status'],
    page: Page,
  ): Promise<StoredRequest[]>;

  abstract openOf(userId: string): Promise<(OpenRequest & { readonly id: string })[]>;

  /** The next open ones of an account, by id, after that id. */
  abstract openAt(accountId: string, limit: number, afterId?: string): Promise<string[]>;

  /** When this person's requests to this account ended so, the latest first. */
  abstract endings(
    userId: string,
    accountId: string,
    status: 'rejected' | 'withdrawn',
    limit: number,
  ): Promise<Date[]>;

  /** When this person submitted the n-th latest request, whatever became of it. */
  abstract submittedAt(userId: string, nthLatest: number): Promise<Date | undefined>;

  /** What has to happen by itself; skips that many. */
  abstract due(
    status: 'pending' | 'accepted',
    now: Date,
    limit: number,
    skip: number,
  ): Promise<string[]>;

  /** Since when the first of them has been due. */
  abstract oldestDue(status: 'pending' | 'accepted', now: Date): Promise<Date | undefined>;

  /** How many accepted requests have no answer of their account yet; counts no further than that. */
  abstract awaitingGrant(enough: number): Promise<number>;
}
