import { AccessRequestRejectionRevertedV1 } from '@secop/contracts';
import { anAccessRequest, mailOf, notificationsOf, received, requester } from '../email.builder';

const event = received(AccessRequestRejectionRevertedV1, { accessRequest: anAccessRequest() }, 4);

describe('the mail about a rejection that was reverted', () => {
  it('goes to the requester, once per reversal', () => {
    expect(notificationsOf('access-request-rejection-reverted', event)).toMatchObject([
      { recipient: requester, step: 'rejection-reverted-4' },
    ]);
  });

  it('says that the request is pending again and until when', () => {
    const { subject, text } = mailOf('access-request-rejection-reverted', event);
    expect(subject).toContain('está pendiente de nuevo');
    expect(text).toContain('no tiene que enviarla de nuevo');
    expect(text).toContain('martes, 8 de diciembre de 2026');
  });
});
