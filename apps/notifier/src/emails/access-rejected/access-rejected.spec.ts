import { AccessRequestRejectedV1 } from '@secop/contracts';
import { anAccessRequest, mailOf, notificationsOf, received, requester } from '../email.builder';

const rejected = (decisionId: string | undefined, reason?: string) =>
  received(AccessRequestRejectedV1, {
    accessRequest: anAccessRequest({
      status: 'rejected',
      decisionId,
      decidedAt: '2026-11-24T20:05:00.000Z',
      reason,
    }),
  });

describe('the mail about a rejection', () => {
  it('goes to the requester once per decision', () => {
    expect(notificationsOf('access-rejected', rejected('request-1.2'))).toMatchObject([
      { recipient: requester, step: 'request-1.2' },
    ]);
    expect(notificationsOf('access-rejected', rejected(undefined))[0]?.step).toBe('rejected-3');
  });

  it('shows the reason in the words of the administrator, with dead links', () => {
    const { subject, html, text } = mailOf('access-rejected', rejected('d', 'Vea http://evil.co'));
    expect(subject).toContain('fue rechazada (radicado SA-2026-7K3M9Q)');
    for (const part of [html, text]) {
      expect(part).toContain('Vea http:\u200b//evil.\u200bco');
      expect(part).toContain('30 días');
    }
  });

  it('does without a reason', () => {
    expect(mailOf('access-rejected', rejected('d')).text).not.toContain('Motivo');
  });
});
