import { MembershipGrantedV1, MembershipRefusedV1, type DataOf } from '@secop/contracts';

type Membership = DataOf<typeof MembershipGrantedV1>['membership'];

/** What accounts says when it grants. */
export const granted = (
  accessRequestId: string,
  decisionId: string,
  more: Partial<Membership> = {},
): DataOf<typeof MembershipGrantedV1> => ({
  membership: {
    accountId: 'account',
    accountName: 'Cuenta account',
    userId: 'requester',
    role: 'provider',
    state: 'active',
    since: '2026-02-02T15:00:00.000Z',
    accessRequestId,
    decisionId,
    by: 'administrator',
    ...more,
  },
});

/** What accounts says when it refuses. */
export const refused = (
  accessRequestId: string,
  decisionId: string,
  reason: string,
): DataOf<typeof MembershipRefusedV1> => ({
  accountId: 'account',
  accountName: 'Cuenta account',
  userId: 'requester',
  accessRequestId,
  decisionId,
  reason,
  at: '2026-02-02T15:00:00.000Z',
});

/** What accounts says of a member who did not come through a request. */
export const membership = (
  accountId: string,
  userId: string,
  more: Partial<Membership> = {},
): DataOf<typeof MembershipGrantedV1> => ({
  membership: {
    ...granted('', '', { accountId, userId, role: 'accountAdmin' }).membership,
    accessRequestId: undefined,
    decisionId: undefined,
    ...more,
  },
});
