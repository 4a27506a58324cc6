import {
  MailWantedV1,
  PasswordChangedV1,
  PasswordResetRequestedV1,
  UserContactChangedV1,
} from '@secop/contracts';
import { eventually, SmtpInbox } from '@secop/testing';
import { NotifierWorld } from '../a-notifier.builder';
import { requester } from '../emails/email.builder';
import { aSealingKey, sealedFor } from '../recipients/sealed.builder';

const ana = { email: 'ana@correo.example', firstNames: 'Ana', lastNames: 'Rojas' };
const token = 'q3Vw-0kZ_8mYtR5nB1xHsD7cJfL2gPaE4uWiOvXyT6c';

describe('mails that identity wants', () => {
  const inbox = new SmtpInbox();
  let world: NotifierWorld;

  const known = async (userId: string) => {
    const contact = await world.seal('user-contact', ana);
    await world.say(UserContactChangedV1, { userId, locale: 'es-CO', contact });
  };
  /** Every event said so far has been handled. */
  const queueIsEmpty = async () => {
    const marker = `marker-${Math.random()}`;
    await known(marker);
    await eventually('what was said is handled', () =>
      world.recipients.findOne({ _id: marker }).then(Boolean),
    );
  };

  beforeAll(async () => {
    world = await NotifierWorld.create();
    await world.start(await inbox.start());
  });
  beforeEach(async () => {
    await world.forget();
    inbox.received.length = 0;
  });
  afterAll(async () => {
    await world.stop();
    await inbox.stop();
  });

  it('sends a code and forgets what was sealed', async () => {
    const sealed = await world.seal('mail-wanted', { ...ana, code: '48213907' });
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await world.say(MailWantedV1, { template: 'email-verification', sealed, expiresAt });
    const row = await world.rowIn('email-verification', 'sent');
    expect(inbox.received[0]?.mail.text).toContain('48213907');
    expect(row.sealed).toBeUndefined();
    expect(JSON.stringify(row)).not.toMatch(/48213907|correo\.example/);
  });

  it('does not send a code that is over, and says why', async () => {
    const sealed = await world.seal('mail-wanted', { ...ana, code: '48213907' });
    const expiresAt = new Date(Date.now() - 1_000).toISOString();
    await world.say(MailWantedV1, { template: 'email-verification', sealed, expiresAt });
    const row = await world.rowIn('email-verification', 'failed');
    expect(row).toMatchObject({ attempts: 0, last: { reason: 'expired' } });
    expect(row.sealed).toBeUndefined();
    expect(inbox.received).toHaveLength(0);
  });

  it('sends a link for a new password and forgets it, however often the event comes', async () => {
    const sealed = await world.seal('mail-wanted', { ...ana, token });
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const id = 'one-and-the-same';
    for (let time = 0; time < 3; time += 1) {
      await world.say(PasswordResetRequestedV1, { sealed, expiresAt }, { id });
    }
    const row = await world.rowIn('password-reset', 'sent');
    await queueIsEmpty();
    expect(inbox.received).toHaveLength(1);
    expect(inbox.received[0]?.mail.text).toContain(`/restablecer-contrasena#${token}`);
    expect(row.sealed).toBeUndefined();
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${token}|correo\\.example`));
  });

  it('sends no link that is over, even when its event comes once more', async () => {
    const sealed = await world.seal('mail-wanted', { ...ana, token });
    const expiresAt = new Date(Date.now() - 1_000).toISOString();
    const id = 'too-late';
    await world.say(PasswordResetRequestedV1, { sealed, expiresAt }, { id });
    const row = await world.rowIn('password-reset', 'failed');
    expect(row).toMatchObject({ attempts: 0, last: { reason: 'expired' } });
    expect(row.sealed).toBeUndefined();
    await world.say(PasswordResetRequestedV1, { sealed, expiresAt }, { id });
    await queueIsEmpty();
    expect(await world.rows.countDocuments({ template: 'password-reset' })).toBe(1);
    expect(inbox.received).toHaveLength(0);
  });

  it('tells a person that the password changed, at the address that it knows', async () => {
    await known(requester);
    await world.say(PasswordChangedV1, { userId: requester });
    await world.rowIn('password-changed', 'sent');
    expect(inbox.to(ana.email)[0]?.mail.subject).toBe('Su contraseña de SECOP II cambió');
  });

  it('fails a mail that was not sealed for it', async () => {
    const sealed = await world.seal('user-contact', { ...ana, code: '48213907' });
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await world.say(MailWantedV1, { template: 'email-verification', sealed, expiresAt });
    const row = await world.rowIn('email-verification', 'failed');
    expect(row.last?.reason).toBe('contact-unreadable');
  });

  it('waits for a key that another replica has already', async () => {
    const newer = await aSealingKey('newer');
    const sealed = await sealedFor(newer, 'mail-wanted', { ...ana, code: '48213907' });
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await world.say(MailWantedV1, { template: 'email-verification', sealed, expiresAt });
    const row = await world.rowIn('email-verification', 'retry');
    expect(row).toMatchObject({ waits: 1, attempts: 0, last: { reason: 'key-unknown' } });
    await world.rows.updateOne({ _id: row._id }, { $set: { expiresAt: new Date(0) } });
    await world.turnComes();
    expect((await world.rowIn('email-verification', 'failed')).last?.reason).toBe('expired');
  });
});
