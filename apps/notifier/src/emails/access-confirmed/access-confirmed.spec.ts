import { MembershipGrantedV1, MembershipRefusedV1 } from '@secop/contracts';
import {
  aMembership,
  mailOf,
  notificationsOf,
  origin,
  received,
  requester,
} from '../email.builder';

const granted = (different: Parameters<typeof aMembership>[0] = {}) =>
  received(MembershipGrantedV1, { membership: aMembership(different) });
const refused = (reason: string) =>
  received(MembershipRefusedV1, {
    accountId: 'account-1',
    accountName: 'ACME',
    userId: requester,
    accessRequestId: 'request-1',
    decisionId: 'request-1.2',
    reason,
    at: '2026-11-24T20:05:00.000Z',
  });

describe('the correo de confirmación', () => {
  it('follows a grant that came from a request, once per decision', () => {
    expect(notificationsOf('access-confirmed', granted())).toMatchObject([
      { subject: 'request-1', step: 'request-1.2', recipient: requester },
    ]);
  });

  it('has the same key when the person was a member already', () => {
    const [one] = notificationsOf('access-confirmed', granted());
    const [other] = notificationsOf('access-confirmed', refused('already-member'));
    expect({ ...other, facts: undefined }).toEqual({ ...one, facts: undefined });
  });

  it.each([
    ['a registration or an appointment', granted({ accessRequestId: undefined })],
    ['a membership that is over', granted({ state: 'cancelled' })],
    ['a decider who was no administrator', refused('decider-not-administrator')],
    ['a full account', refused('account-full')],
    ['a reason of the future', refused('moon-phase')],
  ])('is not sent for %s', (_, event) => {
    expect(notificationsOf('access-confirmed', event)).toEqual([]);
  });

  it('says that the person may act as Proveedor from that account', () => {
    const earlier = { reference: 'SA-2026-7K3M9Q' };
    const { subject, text } = mailOf('access-confirmed', granted(), { earlier });
    expect(subject).toBe('Su acceso a la cuenta CONSTRUCCIONES DEL TOLIMA S.A.S. fue aceptado');
    expect(text).toContain('correo de confirmación');
    expect(text).toContain('puede actuar como Proveedor desde la cuenta CONSTRUCCIONES');
    expect(text).toContain('Radicado: SA-2026-7K3M9Q');
    expect(text).toContain('Acceso desde: martes, 24 de noviembre de 2026, 3:05 p. m.');
    expect(text).toContain(`${origin}/cuentas/account-1`);
    expect(text).not.toContain('administrar sus usuarios');
  });

  it('says so when the person administers the account too', () => {
    const { text } = mailOf('access-confirmed', granted({ role: 'accountAdmin' }));
    expect(text).toContain('También puede administrar sus usuarios');
    expect(text).not.toContain('Radicado');
  });
});
