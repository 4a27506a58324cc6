import { PasswordChangedV1 } from '@secop/contracts';
import { mailOf, notificationsOf, origin, received, requester } from '../email.builder';

const event = received(PasswordChangedV1, { userId: requester });

describe('the mail about another password', () => {
  it('goes to the person, once for each change', () => {
    expect(notificationsOf('password-changed', event)).toEqual([
      {
        subject: event.id,
        step: 'changed',
        recipient: requester,
        facts: { changedAt: '2026-11-24T20:05:00.000Z' },
      },
    ]);
  });

  it('says when, that the sessions ended, and what to do if it was somebody else', () => {
    const { subject, html, text } = mailOf('password-changed', event);
    expect(subject).toBe('Su contraseña de SECOP II cambió');
    for (const part of [html, text]) {
      expect(part).toContain('martes, 24 de noviembre de 2026, 3:05 p. m.');
      expect(part).toContain('cerramos todas las sesiones');
      expect(part).toContain(`${origin}/restablecer-contrasena`);
    }
    expect(text).toContain('Buen día, Ana María:');
  });
});
