import {
  AccountClosedV1,
  DomainError,
  happened,
  MembershipCancelledV1,
  MembershipGrantedV1,
  MembershipRoleChangedV1,
} from '@secop/contracts';
import {
  accountSnapshot,
  mostMemberships,
  withMembers,
  type Account,
  type AccountState,
  type Decision,
} from './account';
import {
  administrators,
  isLive,
  liveMembership,
  membershipSnapshot,
  replaced,
  type Membership,
} from './membership';

/** An operator names the first administrator; only of an account that has none. */
export function appoint({ id, state }: Account, userId: string, by: string, now: Date): Decision {
  if (state.status !== 'active') throw new DomainError('conflict', 'account.inactive');
  if (administrators(state).length > 0) {
    throw new DomainError('conflict', 'account.has-administrator');
  }
  const present = liveMembership(state, userId);
  if (present) {
    const next: Membership = { ...present, role: 'accountAdmin', state: 'active', by };
    const changed = withMembers(state, replaced(state.members, present, next));
    const membership = membershipSnapshot({ id, state: changed }, next);
    return { state: changed, events: [happened(MembershipRoleChangedV1, { membership })] };
  }
  if (state.members.length >= mostMemberships) throw new DomainError('conflict', 'account.full');
  const member: Membership = { userId, role: 'accountAdmin', state: 'active', since: now, by };
  const changed = withMembers(state, [...state.members, member]);
  const membership = membershipSnapshot({ id, state: changed }, member);
  return { state: changed, events: [happened(MembershipGrantedV1, { membership })] };
}

/** A closed account takes no requests, nobody acts for it, and its NIT is free to be registered again. */
export function close({ id, state }: Account, by: string, reason: string, now: Date): Decision {
  if (state.status === 'closed') return { unchanged: true };
  const closed: AccountState = {
    ...state,
    claim: undefined,
    status: 'closed',
    closedAt: now,
    closedBy: by,
    closedReason: reason,
  };
  const account = accountSnapshot({ id, state: closed });
  return { state: closed, events: [happened(AccountClosedV1, { account })] };
}

/** A closed user's memberships end, the last administrator's too. */
export function endMembershipsOf(account: Account, userId: string, now: Date): Decision {
  const { id, state } = account;
  const ended = state.members
    .filter((member) => member.userId === userId && isLive(member))
    .map((member) => ({ member, next: endedWithUser(member, now) }));
  if (ended.length === 0) return { unchanged: true };
  const members = ended.reduce(
    (all, { member, next }) => replaced(all, member, next),
    state.members,
  );
  const changed = withMembers(state, members);
  return {
    state: changed,
    events: ended.map(({ next }) =>
      happened(MembershipCancelledV1, {
        membership: membershipSnapshot({ id, state: changed }, next),
      }),
    ),
  };
}

const endedWithUser = (member: Membership, now: Date): Membership => ({
  ...member,
  state: 'ended',
  until: now,
  by: 'system',
  reason: 'user-closed',
});
