import { MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import type { RunningApp } from '@secop/platform';
import { eventually, SecretFiles, SmtpInbox } from '@secop/testing';
import { NotifierWorld } from '../a-notifier.builder';
import { aMembership } from '../emails/email.builder';
import { aSealingKey, sealedFor, type PrivateKey } from '../recipients/sealed.builder';

const setOf = (...keys: PrivateKey[]) => JSON.stringify({ keys });
let people = 0;

describe('a notifier whose secrets are rotated', () => {
  /** What the mail server takes now, and what was tried. */
  const accepted = new Set(['first']);
  const tried: { password: string; taken: boolean }[] = [];
  const inbox = new SmtpInbox({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) => {
      const taken = accepted.has(String(password));
      tried.push({ password: String(password), taken });
      if (taken) done(null, { user: 'notifier' });
      else done(Object.assign(new Error('wrong password'), { responseCode: 535 }));
    },
  });
  let world: NotifierWorld;
  let running: RunningApp;
  let files: SecretFiles;
  let address: URL;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    address = new URL(await inbox.start());
    files = new SecretFiles({ SMTP_URL: withPassword('first'), SEALING_KEYS: setOf(world.key) });
    running = await world.start(address.toString(), files.environment);
  });
  beforeEach(() => void tried.splice(0));
  afterAll(async () => {
    await world.stop();
    await inbox.stop();
    files.remove();
  });

  function withPassword(password: string): string {
    const url = new URL(address);
    url.username = 'notifier';
    url.password = password;
    return url.toString();
  }

  /** Somebody who gets one mail; the contact is sealed with this key. */
  async function aMail(key = world.key): Promise<string> {
    const userId = `person-${(people += 1)}`;
    const email = `${userId}@correo.example`;
    const content = { email, firstNames: 'Ana', lastNames: 'Rojas' };
    const contact = await sealedFor(key, 'user-contact', content);
    const verifiedAt = new Date().toISOString();
    await world.say(UserContactChangedV1, { userId, locale: 'es-CO', contact, verifiedAt });
    await world.say(MembershipGrantedV1, {
      membership: aMembership({ userId, decisionId: userId }),
    });
    return email;
  }
  const arrives = (email: string) =>
    eventually('the mail arrives', async () => {
      if (inbox.to(email).length > 0) return true;
      await world.turnComes();
      return false;
    });

  it('sends new mails with the new password over new connections, and none is refused', async () => {
    await arrives(await aMail());
    expect(tried).toEqual([{ password: 'first', taken: true }]);
    accepted.add('second');
    files.rotate('SMTP_URL', withPassword('second'));
    await eventually('the new password is used', async () => {
      await arrives(await aMail());
      return tried.at(-1)?.password === 'second';
    });
    accepted.delete('first');

    for (let mails = 0; mails < 3; mails += 1) await arrives(await aMail());

    expect(tried.filter(({ taken }) => !taken)).toEqual([]);
    expect(tried.filter(({ password }) => password === 'second')).toHaveLength(1);
  });

  it('keeps mails while the server refuses the password, and sends them with the one that it takes', async () => {
    accepted.clear();
    files.rotate('SMTP_URL', withPassword('third'));
    const email = await eventually('a mail is refused', async () => {
      const latest = await aMail();
      return tried.some(({ taken }) => !taken) && latest;
    });
    expect(inbox.to(email)).toEqual([]);

    accepted.add('fourth');
    files.rotate('SMTP_URL', withPassword('fourth'));

    await arrives(email);
    await eventually('it is written down as sent', async () => {
      const row = await world.rows.findOne({ recipient: email.split('@')[0] });
      return row?.state === 'sent';
    });
  });

  it('publishes the new sealing key first, and opens what was sealed with either', async () => {
    const newer = await aSealingKey('newer');
    const published = async () => {
      const answer = await fetch(`${running.url}/.well-known/jwks.json`);
      return ((await answer.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
    };
    expect(await published()).toEqual(['test']);

    files.rotate('SEALING_KEYS', setOf(newer, world.key));

    await eventually('it is published', async () => (await published()).length === 2);
    expect(await published()).toEqual(['newer', 'test']);
    await arrives(await aMail(newer));
    await arrives(await aMail());
  });
});
