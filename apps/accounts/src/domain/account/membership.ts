import type { MembershipSnapshot, Role } from '@secop/contracts';
import type { Account, AccountState } from './account';

/** One grant and what became of it. Another grant to the same person is another entry. */
export interface Membership {
  readonly userId: string;
  readonly role: Role;
  readonly state: MembershipSnapshot['state'];
  readonly since: Date;
  readonly until?: Date;
  /** Absent when it did not come from a request. */
  readonly accessRequestId?: string;
  readonly decisionId?: string;
  /** Who granted, changed or ended it last: a user id, `operator:NAME` or `system`. */
  readonly by: string;
  readonly reason?: string;
  /** When the answer to its access request was last said. */
  readonly answeredAt?: Date;
}

export const liveStates = ['active', 'suspended'] as const satisfies Membership['state'][];

export const isLive = ({ state }: Membership) => liveStates.some((live) => live === state);

/** A person's present membership; at most one is live. */
export const liveMembership = (state: AccountState, userId: string) =>
  state.members.find((member) => member.userId === userId && isLive(member));

const administers = ({ role, state }: Membership) => role === 'accountAdmin' && state === 'active';

export const hasAdministrator = (members: readonly Membership[]) => members.some(administers);

/** Nobody administers an account that is closed. */
export const administrators = (state: AccountState): string[] =>
  state.status === 'active' ? state.members.filter(administers).map(({ userId }) => userId) : [];

export const isAdministrator = (state: AccountState, userId: string) =>
  administrators(state).includes(userId);

export const isLastAdministrator = (state: AccountState, member: Membership) =>
  administers(member) && state.members.filter(administers).length === 1;

/** The membership by which a person may act now. */
export const actingMembership = (state: AccountState, userId: string) =>
  state.status === 'active'
    ? state.members.find((member) => member.userId === userId && member.state === 'active')
    : undefined;

/** As it is shown: what was live when the account was closed has ended with it. */
export function shown(state: AccountState, member: Membership): Membership {
  return state.status === 'closed' && isLive(member)
    ? { ...member, state: 'ended', until: state.closedAt }
    : member;
}

/** What is shown of one person: the live entry, else the latest one. */
export function membershipOf(state: AccountState, userId: string): Membership | undefined {
  const member =
    liveMembership(state, userId) ?? state.members.filter((m) => m.userId === userId).at(-1);
  return member && shown(state, member);
}

export const replaced = (members: readonly Membership[], old: Membership, next: Membership) =>
  members.map((member) => (member === old ? next : member));

export function membershipSnapshot(
  { id, state }: Account,
  { answeredAt: _, since, until, ...facts }: Membership,
): MembershipSnapshot {
  return {
    accountId: id,
    accountName: state.legalName,
    ...facts,
    since: since.toISOString(),
    until: until?.toISOString(),
    administrators: administrators(state),
  };
}
