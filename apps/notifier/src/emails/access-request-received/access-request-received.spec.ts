import { AccessRequestSubmittedV1 } from '@secop/contracts';
import { anAccessRequest, mailOf, notificationsOf, received, requester } from '../email.builder';

const submitted = (accessRequest = anAccessRequest()) =>
  received(AccessRequestSubmittedV1, { accessRequest });

describe('the mail that a request was received', () => {
  it('goes to the requester, once per request', () => {
    const [one, ...others] = notificationsOf('access-request-received', submitted());
    expect(one).toMatchObject({ subject: 'request-1', step: 'submitted', recipient: requester });
    expect(others).toEqual([]);
    expect(one?.facts).not.toHaveProperty('administrators');
  });

  it('is not sent when nobody administers the account', () => {
    const event = submitted(anAccessRequest({ withoutAdministrator: true }));
    expect(notificationsOf('access-request-received', event)).toEqual([]);
  });

  it('names account, radicado and last day, and that nothing works before the confirmation', () => {
    const { subject, text } = mailOf('access-request-received', submitted());
    expect(subject).toContain('CONSTRUCCIONES DEL TOLIMA S.A.S. (radicado SA-2026-7K3M9Q)');
    expect(text).toContain('martes, 8 de diciembre de 2026');
    expect(text).toContain('correo de confirmación: hasta entonces no puede actuar');
    expect(text).toContain('«Soy la coordinadora de licitaciones.\nDebo presentar');
  });

  it('does without a message', () => {
    const { html, text } = mailOf(
      'access-request-received',
      submitted(anAccessRequest({ message: undefined })),
    );
    expect(`${html}${text}`).not.toContain('Su mensaje');
  });
});
