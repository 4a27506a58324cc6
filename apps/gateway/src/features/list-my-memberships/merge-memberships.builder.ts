import type { AccessRequestView } from '@secop/contracts';
import type { OwnMembership } from './merge-memberships';

/** A pending request for this account, submitted on this day. */
export const aRequestView = (
  accountId: string,
  day: string,
  userId = 'usr_1',
): AccessRequestView => ({
  id: `req_${accountId}_${day}`,
  reference: 'SA-2026-7K3M9Q',
  accountId,
  accountName: accountId,
  userId,
  status: 'pending',
  display: 'Pendiente',
  effective: false,
  withoutAdministrator: false,
  submittedAt: `${day}T00:00:00.000Z`,
  deadline: '2026-12-31T00:00:00.000Z',
  message: null,
  position: null,
  requestedRole: 'provider',
  grantedRole: null,
  decidedBy: null,
  decidedAt: null,
  reason: null,
  version: 1,
  timeline: [],
});

/** An active membership since this day. */
export const aMembership = (accountId: string, day: string): OwnMembership => ({
  accountId,
  accountName: accountId,
  role: 'provider',
  state: 'active',
  since: `${day}T00:00:00.000Z`,
  until: null,
});
