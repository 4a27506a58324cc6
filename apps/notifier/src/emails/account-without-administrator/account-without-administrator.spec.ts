import { AccessRequestSubmittedV1 } from '@secop/contracts';
import { anAccessRequest, mailOf, notificationsOf, received, requester } from '../email.builder';

const submitted = (withoutAdministrator: boolean) =>
  received(AccessRequestSubmittedV1, {
    accessRequest: anAccessRequest({ withoutAdministrator, administrators: [] }),
  });

describe('the mail that an account has no administrator', () => {
  it('goes to the requester instead of the usual one', () => {
    expect(notificationsOf('account-without-administrator', submitted(true))).toMatchObject([
      { recipient: requester, step: 'submitted' },
    ]);
    expect(notificationsOf('access-request-received', submitted(true))).toEqual([]);
    expect(notificationsOf('account-without-administrator', submitted(false))).toEqual([]);
  });

  it('says what the person can do about it', () => {
    const { subject, text } = mailOf('account-without-administrator', submitted(true));
    expect(subject).toContain('espera un administrador (radicado SA-2026-7K3M9Q)');
    expect(text).toContain('todavía no tiene un usuario administrador');
    expect(text).toContain('mesa de servicio');
  });
});
