import { answer, type FakeApi } from '../../testing/fake-api';
import type { InboxItem, Member } from './queries';

export const me = {
  id: 'marta',
  firstNames: 'Marta',
  lastNames: 'Gómez',
  email: 'marta@correo.example',
  documentType: 'CC',
  documentLastFour: '8517',
  phone: null,
};

const account = {
  id: 'a1',
  code: 'R-1',
  name: 'Puentes del Tolima S.A.S.',
  nit: '901234599',
  checkDigit: 2,
  nitDisplay: '901.234.599-2',
  organizationType: 'SAS',
  municipality: 'Ibagué',
  department: 'Tolima',
  active: true,
  pluralProvider: false,
  hasAdministrator: true,
};

/** A pending request at account `a1`, by a person of this name. */
export const aRequestBy = (name: string, different: Partial<InboxItem> = {}): InboxItem => ({
  id: name.toLowerCase(),
  reference: 'SA-2026-MWYV6J',
  accountId: 'a1',
  accountName: account.name,
  userId: `user-${name}`,
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
  decidedByName: null,
  decidedAt: null,
  reason: null,
  version: 1,
  timeline: [{ what: 'submitted', at: '2026-11-20T15:00:00.000Z', by: `user-${name}` }],
  requester: {
    firstNames: name,
    lastNames: 'Rodríguez',
    email: `${name.toLowerCase()}@correo.example`,
    documentType: 'CC',
    documentLastFour: '9800',
  },
  ...different,
});

export const aMember = (userId: string, different: Partial<Member> = {}): Member => ({
  userId,
  names: userId,
  role: 'provider',
  state: 'active',
  since: '2026-11-01T15:00:00.000Z',
  until: null,
  ...different,
});

export const martaAdministers = aMember('marta', { names: 'Marta Gómez', role: 'accountAdmin' });

/** Marta is signed in and administers `a1`, which received these requests and has these members. */
export function administering(
  api: FakeApi,
  inbox: () => readonly InboxItem[],
  members: readonly Member[] = [martaAdministers],
): void {
  const membership = {
    accountId: 'a1',
    accountName: account.name,
    display: 'Aceptado',
    role: 'accountAdmin',
    since: '2026-11-01T15:00:00.000Z',
    accessRequestId: null,
  };
  api
    .on('GET /me', answer(me))
    .on('GET /me/memberships', answer({ items: [membership], next: null }))
    .on('GET /accounts/a1', answer(account))
    .on(
      'GET /accounts/a1/acting',
      answer({ role: 'accountAdmin', permissions: [], since: membership.since }),
    )
    .on('GET /accounts/a1/members', answer({ items: members, next: null }))
    .on('GET /accounts/a1/access-requests', ({ query }) =>
      answer({
        items: inbox().filter(({ status }) => status === query.get('status')),
        next: null,
      }),
    );
}
