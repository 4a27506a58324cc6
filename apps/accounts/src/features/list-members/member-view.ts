import type { AccountState } from '../../domain/account/account';
import { membershipOf, type Membership } from '../../domain/account/membership';

export const viewOfMember = ({ userId, role, state, since, until }: Membership) => ({
  userId,
  role,
  state,
  since: since.toISOString(),
  until: until?.toISOString() ?? null,
});

/** One row per person: the live membership, else the latest one. */
export const memberViews = (state: AccountState) =>
  [...new Set(state.members.map(({ userId }) => userId))]
    .map((userId) => membershipOf(state, userId))
    .filter((member) => member !== undefined)
    .map((member) => viewOfMember(member));

/** What the commands on one membership answer. */
export const viewOfMembership = (userId: string) => (state: AccountState) => {
  const member = membershipOf(state, userId);
  return member && viewOfMember(member);
};
