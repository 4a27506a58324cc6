import { MailWantedV1 } from '@secop/contracts';
import { aContact, mailOf, notificationsOf, origin, received } from '../email.builder';

const data = {
  template: 'user-already-registered',
  sealed: 'a.b.c.d.e',
  expiresAt: '2026-11-24T20:20:00.000Z',
};
const event = received(MailWantedV1, data);

describe('the mail to somebody who is registered already', () => {
  it('is asked for by its own template only', () => {
    expect(notificationsOf('user-already-registered', event)).toHaveLength(1);
    const other = received(MailWantedV1, { ...data, template: 'email-verification' });
    expect(notificationsOf('user-already-registered', other)).toEqual([]);
  });

  it('says that nothing was created and leads to signing in and to a new password', () => {
    const { text } = mailOf('user-already-registered', event);
    expect(text).toContain('ya existe un usuario');
    expect(text).toContain(`${origin}/ingresar`);
    expect(text).toContain(`${origin}/restablecer-contrasena`);
  });

  it('carries nothing that a stranger typed', () => {
    const recipient = aContact({ firstNames: 'COMPRE', lastNames: 'BARATO' });
    const { html, text } = mailOf('user-already-registered', event, { recipient });
    expect(`${html}${text}`).not.toMatch(/COMPRE|BARATO/);
  });
});
