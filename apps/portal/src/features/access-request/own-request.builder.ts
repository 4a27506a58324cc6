import type { AccessRequestView } from '@secop/contracts';
import { answer, type FakeApi } from '../../testing/fake-api';
import type { MyMembership } from '../my-registrations/memberships';

export const requester = {
  id: 'ana',
  firstNames: 'Ana',
  lastNames: 'Rodríguez',
  email: 'ana@correo.example',
  documentType: 'CC',
  documentLastFour: '9800',
  phone: null,
};

/** Ana's request to Puentes del Tolima, pending unless it differs. */
export const ownRequest = (different: Partial<AccessRequestView> = {}): AccessRequestView => ({
  id: 'r1',
  reference: 'SA-2026-MWYV6J',
  accountId: 'a1',
  accountName: 'Puentes del Tolima S.A.S.',
  userId: requester.id,
  status: 'pending',
  display: 'Pendiente',
  effective: false,
  withoutAdministrator: false,
  submittedAt: '2026-11-20T15:00:00.000Z',
  deadline: '2026-12-05T04:59:59.999Z',
  message: 'Necesito presentar una oferta.',
  position: 'Coordinadora',
  requestedRole: 'provider',
  grantedRole: null,
  decidedBy: null,
  decidedAt: null,
  reason: null,
  version: 1,
  timeline: [{ what: 'submitted', at: '2026-11-20T15:00:00.000Z', by: requester.id }],
  ...different,
});

export const rejected = (different: Partial<AccessRequestView> = {}): AccessRequestView =>
  ownRequest({
    status: 'rejected',
    display: 'Rechazado',
    decidedBy: 'marta',
    decidedAt: '2026-11-21T15:00:00.000Z',
    reason: 'No trabaja aquí.',
    reversibleUntil: '2026-12-21T15:00:00.000Z',
    ...different,
  });

export const effective = (): AccessRequestView =>
  ownRequest({ status: 'accepted', display: 'Aceptado', effective: true, grantedRole: 'provider' });

/** What Ana's request became at the account. */
export const ownMembership = (different: Partial<MyMembership> = {}): MyMembership => ({
  accountId: 'a1',
  accountName: 'Puentes del Tolima S.A.S.',
  display: 'Aceptado',
  role: 'provider',
  since: '2026-11-21T15:00:00.000Z',
  accessRequestId: 'r1',
  ...different,
});

/** Ana is signed in, and these are her requests. */
export function requesting(api: FakeApi, requests: () => readonly AccessRequestView[]): void {
  api
    .on('GET /me', answer(requester))
    .on('GET /me/memberships', answer({ items: [], next: null }))
    .on('GET /access-requests', () => answer({ items: requests(), next: null }))
    .on('GET /access-requests/r1', () => answer(requests().find(({ id }) => id === 'r1')));
}
