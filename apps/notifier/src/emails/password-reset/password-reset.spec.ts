import { PasswordResetRequestedV1 } from '@secop/contracts';
import { aContact, mailOf, notificationsOf, origin, received } from '../email.builder';

const token = 'q3Vw-0kZ_8mYtR5nB1xHsD7cJfL2gPaE4uWiOvXyT6c';
const data = { sealed: 'a.b.c.d.e', expiresAt: '2026-11-24T20:35:00.000Z' };
const event = received(PasswordResetRequestedV1, data);
const mail = () => mailOf('password-reset', event, { recipient: aContact({ token }) });

describe('the mail with the link for a new password', () => {
  it('goes to the sealed address and is useless when the link is over', () => {
    expect(notificationsOf('password-reset', event)).toEqual([
      {
        subject: event.id,
        step: 'requested',
        sealed: data.sealed,
        expiresAt: new Date(data.expiresAt),
        facts: { expiresAt: data.expiresAt },
      },
    ]);
  });

  it('carries the token after the #, which no browser sends to a server', () => {
    const { subject, html, text } = mail();
    for (const part of [html, text]) {
      const links = part.match(/https?:\/\/[^\s"'<>]+/g)!.filter((link) => link.includes(token));
      expect(new Set(links)).toEqual(new Set([`${origin}/restablecer-contrasena#${token}`]));
    }
    expect(subject).not.toContain(token);
  });

  it('says until when, and that it serves once', () => {
    const { html, text } = mail();
    for (const part of [html, text]) {
      expect(part).toContain('martes, 24 de noviembre de 2026, 3:35 p. m.');
      expect(part).toContain('una sola vez');
    }
    expect(text).toContain('Buen día, Ana María:');
  });

  it('is not made without a token', () => {
    expect(() => mailOf('password-reset', event)).toThrow('no token');
  });
});
