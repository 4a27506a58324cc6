import type { Role } from '@secop/contracts';

export type Happening =
  | 'submitted'
  | 'reminded'
  | 'escalated'
  | 'accepted'
  | 'effective'
  | 'rejected'
  | 'reopened'
  | 'withdrawn'
  | 'expired';

/** `by`: a user id; null when the system did it. */
export interface TimelineEntry {
  readonly what: Happening;
  readonly at: Date;
  readonly by: string | null;
}

interface Facts {
  readonly reference: string;
  readonly accountId: string;
  readonly accountName: string;
  /** The requester. */
  readonly userId: string;
  readonly requestedRole: Role;
  readonly message?: string;
  readonly position?: string;
  readonly submittedAt: Date;
  readonly deadline: Date;
  /** As of the last answer of accounts: who is to be told. */
  readonly administrators: readonly string[];
  readonly withoutAdministrator: boolean;
  /** Whom the submission named; absent while the administrators have always been those. */
  readonly submittedTo?: readonly string[];
  /** One of ten places for a person's open requests, unique while open. */
  readonly slot: number;
  /** When the requester last reminded the administrators. */
  readonly nudgedAt?: Date;
  readonly timeline: readonly TimelineEntry[];
}

/** `id`: request id and the request's version at the decision; a grant or a refusal repeats it. */
export interface Decision {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
}

export interface Pending extends Facts {
  readonly status: 'pending';
  readonly open: true;
  /** Deadlines count from here: the submission, or the return to pending. */
  readonly pendingSince: Date;
  /** What happens at `dueAt` if nobody decides. */
  readonly next: 'reminder' | 'escalation' | 'expiry';
  readonly dueAt: Date;
}

/** Accepted, and the account has not answered yet. */
export interface AwaitingGrant extends Facts {
  readonly status: 'accepted';
  readonly open: true;
  readonly decision: Decision;
  readonly grantedRole: Role;
  /** When `accepted` is recorded again, because neither a grant nor a refusal came. */
  readonly dueAt: Date;
  readonly repeats: number;
}

/** Accepted and granted: the person can act. */
export interface Effective extends Facts {
  readonly status: 'accepted';
  readonly open: false;
  readonly decision: Decision;
  readonly grantedRole: Role;
  readonly effectiveAt: Date;
}

export interface Rejected extends Facts {
  readonly status: 'rejected';
  readonly open: false;
  readonly decision: Decision;
  readonly reason: string;
}

export interface Withdrawn extends Facts {
  readonly status: 'withdrawn';
  readonly open: false;
}

export interface Expired extends Facts {
  readonly status: 'expired';
  readonly open: false;
  /** Code of what ended it: `deadline-passed`, `account-closed`, `user-closed` or the account's refusal. */
  readonly reason: string;
}

export type AccessRequest = Pending | AwaitingGrant | Effective | Rejected | Withdrawn | Expired;

const rememberedHappenings = 100;

/** What stays the same in every status, with one more line in the timeline. */
export function factsAfter(request: AccessRequest, happening: TimelineEntry): Facts {
  return {
    reference: request.reference,
    accountId: request.accountId,
    accountName: request.accountName,
    userId: request.userId,
    requestedRole: request.requestedRole,
    message: request.message,
    position: request.position,
    submittedAt: request.submittedAt,
    deadline: request.deadline,
    administrators: request.administrators,
    withoutAdministrator: request.withoutAdministrator,
    submittedTo: request.submittedTo,
    slot: request.slot,
    nudgedAt: request.nudgedAt,
    timeline: [...request.timeline, happening].slice(-rememberedHappenings),
  };
}
