import {
  AccessRequestAcceptedV1,
  AccessRequestEffectiveV1,
  AccessRequestEscalatedV1,
  AccessRequestExpiredV1,
  AccessRequestRejectedV1,
  AccessRequestRejectionRevertedV1,
  AccessRequestRemindedV1,
  AccessRequestReopenedV1,
  AccessRequestSubmittedV1,
  AccessRequestWithdrawnV1,
  type AccessRequestSnapshot,
} from '@secop/contracts';
import type { AccessRequest, Happening, TimelineEntry } from './access-request';
import type { BusinessDays } from './business-days/business-days';
import { standingAt } from './deadlines';

/** What each event says that happened. */
const happenings: Readonly<Record<string, Happening>> = {
  [AccessRequestSubmittedV1.type]: 'submitted',
  [AccessRequestRemindedV1.type]: 'reminded',
  [AccessRequestEscalatedV1.type]: 'escalated',
  [AccessRequestAcceptedV1.type]: 'accepted',
  [AccessRequestEffectiveV1.type]: 'effective',
  [AccessRequestRejectedV1.type]: 'rejected',
  [AccessRequestRejectionRevertedV1.type]: 'reopened',
  [AccessRequestReopenedV1.type]: 'reopened',
  [AccessRequestWithdrawnV1.type]: 'withdrawn',
  [AccessRequestExpiredV1.type]: 'expired',
};

export const happeningOf = (type: string): Happening | undefined => happenings[type];

/** One event of a request's own: what happened, and what it was from then on. */
export interface SaidOfRequest {
  readonly what: Happening;
  readonly at: Date;
  readonly accessRequest: AccessRequestSnapshot;
}

interface Known {
  /** As the copy of the store has it, if it does. */
  readonly present: AccessRequest | undefined;
  /** Its place among the person's open requests. */
  readonly slot: number;
  readonly calendar: BusinessDays;
}

/** The request as its last event tells it, with every happening that its events tell; decides nothing. */
export function requestAsSaid(
  said: readonly [SaidOfRequest, ...SaidOfRequest[]],
  { present, slot, calendar }: Known,
): AccessRequest {
  const now = said.at(-1)!.accessRequest;
  const timeline = said.reduce(withHappening, present?.timeline ?? []);
  const facts = {
    reference: now.reference,
    accountId: now.accountId,
    accountName: now.accountName,
    userId: now.userId,
    requestedRole: now.requestedRole,
    message: now.message,
    position: now.position,
    submittedAt: new Date(now.submittedAt),
    deadline: new Date(now.deadline),
    administrators: now.administrators,
    withoutAdministrator: now.withoutAdministrator,
    submittedTo: present?.submittedTo,
    nudgedAt: present?.nudgedAt,
    slot,
    timeline,
  };
  const { decisionId = '', decidedBy = '', decidedAt = now.submittedAt, reason = '' } = now;
  const decision = { id: decisionId, by: decidedBy, at: new Date(decidedAt) };
  const grantedRole = now.grantedRole ?? now.requestedRole;
  switch (now.status) {
    case 'pending': {
      const reopened = timeline.findLastIndex(({ what }) => what === 'reopened');
      const pendingSince = timeline[reopened]?.at ?? facts.submittedAt;
      const since = timeline.slice(reopened + 1);
      const standing = standingAt({ pendingSince, deadline: facts.deadline }, since, calendar);
      return { ...facts, status: 'pending', open: true, pendingSince, ...standing };
    }
    case 'accepted': {
      const accepted = { ...facts, status: 'accepted', decision, grantedRole } as const;
      const { effectiveAt } = now;
      if (effectiveAt) return { ...accepted, open: false, effectiveAt: new Date(effectiveAt) };
      return { ...accepted, open: true, dueAt: said.at(-1)!.at, repeats: 0 };
    }
    case 'rejected':
      return { ...facts, status: 'rejected', open: false, decision, reason };
    case 'withdrawn':
      return { ...facts, status: 'withdrawn', open: false };
    case 'expired':
      return { ...facts, status: 'expired', open: false, reason };
  }
}

/** A thing that was said again happened once. */
function withHappening(
  timeline: readonly TimelineEntry[],
  { what, at, accessRequest }: SaidOfRequest,
): readonly TimelineEntry[] {
  const { userId, submittedAt, decidedBy = null, decidedAt, effectiveAt } = accessRequest;
  const entry = (by: string | null, time?: string): TimelineEntry => ({
    what,
    at: time === undefined ? at : new Date(time),
    by,
  });
  const said = {
    submitted: () => entry(userId, submittedAt),
    accepted: () => entry(decidedBy, decidedAt),
    rejected: () => entry(decidedBy, decidedAt),
    effective: () => entry(null, effectiveAt),
    withdrawn: () => entry(userId),
    reopened: () => entry(null),
    reminded: () => entry(null),
    escalated: () => entry(null),
    expired: () => entry(null),
  }[what]();
  const isOver = what === 'withdrawn' || what === 'expired';
  const known = timeline.some(
    (one) => one.what === what && (isOver || one.at.getTime() === said.at.getTime()),
  );
  return known ? timeline : [...timeline, said];
}
