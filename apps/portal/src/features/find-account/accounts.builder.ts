import type { AccessRequestView, AccountView } from '@secop/contracts';
import { answer, type FakeApi } from '../../testing/fake-api';

export const anAccount = (name: string, facts: Partial<AccountView> = {}): AccountView => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  code: '900000001',
  name,
  nit: '899999068',
  checkDigit: 1,
  nitDisplay: '899.999.068-1',
  organizationType: 'SAS',
  municipality: 'Ibagué',
  department: 'Tolima',
  active: true,
  pluralProvider: false,
  hasAdministrator: true,
  ...facts,
});

export const aFiledRequest = (facts: Partial<AccessRequestView> = {}): AccessRequestView => ({
  id: 'r1',
  reference: 'SA-2026-7K3M9Q',
  accountId: 'puentes',
  accountName: 'Puentes',
  userId: 'u1',
  status: 'pending',
  display: 'Pendiente',
  effective: false,
  withoutAdministrator: false,
  submittedAt: '2026-11-20T15:00:00.000Z',
  deadline: '2026-12-04T22:00:00.000Z',
  message: null,
  position: null,
  requestedRole: 'provider',
  grantedRole: null,
  decidedBy: null,
  decidedAt: null,
  reason: null,
  version: 1,
  timeline: [],
  ...facts,
});

/** Nora is signed in, and nothing is known of her accounts. */
export const signedIn = (api: FakeApi): FakeApi =>
  api
    .on(
      'GET /me',
      answer({
        id: 'u1',
        firstNames: 'Nora',
        lastNames: 'Restrepo',
        email: 'nora@correo.example',
        documentType: 'CC',
        documentLastFour: '1907',
        phone: null,
      }),
    )
    .on('GET /me/memberships', answer({ items: [], next: null }));

export const found = (...items: readonly AccountView[]) => answer({ items, next: null });
