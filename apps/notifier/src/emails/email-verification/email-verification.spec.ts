import { MailWantedV1 } from '@secop/contracts';
import { aContact, mailOf, notificationsOf, received } from '../email.builder';

const data = {
  template: 'email-verification',
  sealed: 'a.b.c.d.e',
  expiresAt: '2026-11-24T20:20:00.000Z',
};
const event = received(MailWantedV1, data);

describe('the mail with the verification code', () => {
  it('goes to the sealed address and is useless when the code is over', () => {
    expect(notificationsOf('email-verification', event)).toEqual([
      {
        subject: event.id,
        step: 'wanted',
        sealed: data.sealed,
        expiresAt: new Date(data.expiresAt),
        facts: { expiresAt: data.expiresAt },
      },
    ]);
  });

  it('shows the code and until when it is valid, but not in the subject', () => {
    const mail = mailOf('email-verification', event, { recipient: aContact({ code: '48213907' }) });
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain('48213907');
      expect(part).toContain('martes, 24 de noviembre de 2026, 3:20 p. m.');
    }
    expect(mail.subject).not.toContain('48213907');
  });

  it('carries nothing that a stranger typed', () => {
    const recipient = aContact({ firstNames: 'COMPRE', lastNames: 'BARATO', code: '48213907' });
    const mail = mailOf('email-verification', event, { recipient });
    expect(`${mail.html}${mail.text}`).not.toMatch(/COMPRE|BARATO/);
  });

  it('is not made without a code', () => {
    expect(() => mailOf('email-verification', event)).toThrow('no code');
  });

  it('is not the one for a known address', () => {
    const other = received(MailWantedV1, { ...data, template: 'user-already-registered' });
    expect(notificationsOf('email-verification', other)).toEqual([]);
  });
});
