import {
  happened,
  MembershipGrantedV1,
  MembershipRefusedV1,
  type AccessRequestSnapshot,
  type EventToRecord,
  type MembershipRefusalReason,
} from '@secop/contracts';
import { mostMemberships, withMembers, type Account, type Decision, type Refusal } from './account';
import {
  isAdministrator,
  liveMembership,
  membershipSnapshot,
  replaced,
  shown,
  type Membership,
} from './membership';

export interface Acceptance {
  readonly accessRequest: AccessRequestSnapshot;
  readonly decisionId: string;
  readonly decidedBy: string;
  /** The requester has a tombstone. */
  readonly userClosed: boolean;
}

const refusalsAreKept = 30 * 24 * 60 * 60 * 1000;
const mostRefusals = 2_000;
const answersAgainAfter = 60_000;

/**
 * Grants or refuses. What was answered before is never decided again, only said again (once a minute at most),
 * so that a late or repeated acceptance neither grants twice nor revives a cancelled access.
 */
export function answerAcceptance(account: Account, acceptance: Acceptance, now: Date): Decision {
  const { accessRequest, decisionId } = acceptance;
  const repeated = repeatAnswer(account, { accessRequestId: accessRequest.id, decisionId }, now);
  if (repeated) return repeated;
  const reason = refusalReason(account, acceptance);
  return reason ? refuse(account, acceptance, reason, now) : grant(account, acceptance, now);
}

/** The answer that was given before, if there was one: decided once, and said again at most once a minute. */
export function repeatAnswer(
  account: Account,
  { accessRequestId, decisionId }: { accessRequestId: string; decisionId: string },
  now: Date,
): Decision | undefined {
  const { members, refusals } = account.state;
  const granted = members.find((member) => member.accessRequestId === accessRequestId);
  if (granted) return repeatGrant(account, granted, now);
  const refused = refusals.find((refusal) => refusal.decisionId === decisionId);
  return refused && repeatRefusal(account, refused, now);
}

function refusalReason(
  { state }: Account,
  { accessRequest, decidedBy, userClosed }: Acceptance,
): MembershipRefusalReason | undefined {
  if (userClosed) return 'user-closed';
  if (state.status !== 'active') return 'account-closed';
  if (liveMembership(state, accessRequest.userId)) return 'already-member';
  if (!isAdministrator(state, decidedBy)) return 'decider-not-administrator';
  return state.members.length >= mostMemberships ? 'account-full' : undefined;
}

function grant(
  { id, state }: Account,
  { accessRequest, decisionId, decidedBy }: Acceptance,
  now: Date,
): Decision {
  const member: Membership = {
    userId: accessRequest.userId,
    role: accessRequest.grantedRole ?? 'provider',
    state: 'active',
    since: now,
    accessRequestId: accessRequest.id,
    decisionId,
    by: decidedBy,
    answeredAt: now,
  };
  const next = withMembers(state, [...state.members, member]);
  return { state: next, events: [saidGranted({ id, state: next }, member)] };
}

function refuse(
  { id, state }: Account,
  { accessRequest, decisionId }: Acceptance,
  reason: MembershipRefusalReason,
  now: Date,
): Decision {
  const refusal: Refusal = {
    decisionId,
    accessRequestId: accessRequest.id,
    userId: accessRequest.userId,
    reason,
    at: now,
    answeredAt: now,
  };
  const kept = state.refusals.filter(({ at }) => now.getTime() - at.getTime() < refusalsAreKept);
  const next = { ...state, refusals: [...kept, refusal].slice(-mostRefusals) };
  return { state: next, events: [saidRefused({ id, state: next }, refusal)] };
}

function repeatGrant({ id, state }: Account, member: Membership, now: Date): Decision {
  if (saidRecently(member.answeredAt, now)) return { unchanged: true };
  const again = { ...member, answeredAt: now };
  const next = withMembers(state, replaced(state.members, member, again));
  return { state: next, events: [saidGranted({ id, state: next }, again)] };
}

function repeatRefusal({ id, state }: Account, refusal: Refusal, now: Date): Decision {
  if (saidRecently(refusal.answeredAt, now)) return { unchanged: true };
  const again = { ...refusal, answeredAt: now };
  const next = { ...state, refusals: state.refusals.map((r) => (r === refusal ? again : r)) };
  return { state: next, events: [saidRefused({ id, state: next }, again)] };
}

const saidRecently = (answeredAt: Date | undefined, now: Date) =>
  answeredAt !== undefined && now.getTime() - answeredAt.getTime() < answersAgainAfter;

const saidGranted = (account: Account, member: Membership): EventToRecord =>
  happened(MembershipGrantedV1, {
    membership: membershipSnapshot(account, shown(account.state, member)),
  });

export const saidRefused = ({ id, state }: Account, refusal: Refusal): EventToRecord =>
  happened(MembershipRefusedV1, {
    accountId: id,
    accountName: state.legalName,
    userId: refusal.userId,
    accessRequestId: refusal.accessRequestId,
    decisionId: refusal.decisionId,
    reason: refusal.reason,
    at: refusal.at.toISOString(),
  });
