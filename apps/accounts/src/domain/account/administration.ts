import {
  DomainError,
  happened,
  MembershipCancelledV1,
  MembershipRoleChangedV1,
  type Role,
} from '@secop/contracts';
import { withMembers, type Account, type AccountState, type Decision } from './account';
import {
  isAdministrator,
  isLastAdministrator,
  liveMembership,
  membershipSnapshot,
  replaced,
  type Membership,
} from './membership';

export interface MemberCommand {
  /** Who asks. */
  readonly by: string;
  /** Whose membership. */
  readonly userId: string;
  /** The version that the caller has seen, if it said so, and the present one. */
  readonly seen: number | undefined;
  readonly version: number;
  readonly now: Date;
}

/** An administrator gives a member another role. */
export function changeRole(account: Account, command: MemberCommand, role: Role): Decision {
  const member = governedMember(account.state, command);
  if (member.role === role) return { unchanged: true };
  const next = { ...member, role, by: command.by };
  return replace(account, member, next, MembershipRoleChangedV1);
}

/** Cancelar acceso: an administrator of another's, everybody of their own. */
export function cancelMembership(
  account: Account,
  command: MemberCommand,
  reason: string | undefined,
): Decision {
  const member = governedMember(account.state, command, 'own too');
  const { by, now } = command;
  const next: Membership = { ...member, state: 'cancelled', until: now, by, reason };
  return replace(account, member, next, MembershipCancelledV1);
}

function governedMember(state: AccountState, command: MemberCommand, own?: 'own too'): Membership {
  const { by, userId, seen, version } = command;
  if (!isAdministrator(state, by) && !(own && by === userId)) {
    throw new DomainError('forbidden', 'account.not-administrator');
  }
  if (seen !== undefined && seen !== version) {
    throw new DomainError('precondition-failed', 'precondition.failed');
  }
  const member = liveMembership(state, userId);
  if (!member || state.status === 'closed') {
    throw new DomainError('not-found', 'membership.not-found');
  }
  return member;
}

function replace(
  { id, state }: Account,
  member: Membership,
  next: Membership,
  contract: typeof MembershipCancelledV1 | typeof MembershipRoleChangedV1,
): Decision {
  if (isLastAdministrator(state, member)) {
    throw new DomainError('conflict', 'membership.last-administrator');
  }
  const changed = withMembers(state, replaced(state.members, member, next));
  const membership = membershipSnapshot({ id, state: changed }, next);
  return { state: changed, events: [happened(contract, { membership })] };
}
