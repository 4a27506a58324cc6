import { AccessRequestExpiredV1 } from '@secop/contracts';
import {
  anAccessRequest,
  mailOf,
  notificationsOf,
  origin,
  received,
  requester,
} from '../email.builder';

const expired = (reason?: string) =>
  received(AccessRequestExpiredV1, {
    accessRequest: anAccessRequest({ status: 'expired', reason }),
  });

describe('the mail about a request that ended', () => {
  it('goes to the requester once', () => {
    expect(notificationsOf('access-request-expired', expired())).toMatchObject([
      { recipient: requester, step: 'expired' },
    ]);
  });

  it.each([
    ['deadline-passed', 'venció sin respuesta', '/mis-registros/nuevo'],
    ['account-closed', 'terminó porque la cuenta se cerró', '/mis-registros'],
    ['account-full', 'no se pudo completar', '/mis-registros'],
    ['a-reason-of-the-future', 'terminó sin acceso', '/mis-registros/nuevo'],
    [undefined, 'terminó sin acceso', '/mis-registros/nuevo'],
  ])('explains %s', (reason, outcome, path) => {
    const { subject, text } = mailOf('access-request-expired', expired(reason));
    expect(subject).toContain(`${outcome} (radicado SA-2026-7K3M9Q)`);
    expect(text).toContain(`${origin}${path}\n`);
  });
});
