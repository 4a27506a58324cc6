import { anAddress, fromNetwork, IdentityUnderTest } from '../../../test/identity-under-test';
import { People } from '../../../test/people';

const minute = 60_000;
let identity: IdentityUnderTest;
let people: People;
const ask = (email: string, network = fromNetwork()) =>
  identity.gateway.post('/password-resets', { email }, network);
const resets = (filter: object = {}) =>
  identity.store.collection('password_resets').find(filter).toArray();

beforeAll(async () => {
  identity = await IdentityUnderTest.start({
    MAILS_PER_ADDRESS_AND_NETWORK: '3',
    MAILS_PER_ADDRESS: '6',
    MAIL_REQUESTS_PER_NETWORK: '8',
  });
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('asking for a new password', () => {
  it('asks for a mail with a link for thirty minutes, sealed to the notifier, and nothing else readable', async () => {
    const { email } = await people.register();
    const asked = Date.now();

    await ask(` ${email.toUpperCase()} `);

    const [link] = await people.waitForLinks(email, 1);
    const { token, expiresAt } = link!;
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(link).toMatchObject({
      purpose: 'mail-wanted',
      content: { email, firstNames: 'Rosa María', lastNames: 'Güiza Peña', token },
    });
    const minutes = (new Date(expiresAt).getTime() - asked) / minute;
    expect(Math.round(minutes)).toBe(30);
    const onTheBroker = identity.heard.raw.join('\n');
    for (const secret of [email, 'Rosa', 'Güiza', token]) expect(onTheBroker).not.toContain(secret);
  });

  it('stores a digest of the token and not the token, nor the address', async () => {
    const { email } = await people.register();
    const { token } = await people.askForLink(email);

    const stored = JSON.stringify(await resets());

    expect(stored).toContain('tokenHash');
    for (const secret of [token, email]) expect(stored).not.toContain(secret);
  });

  it('answers the same bytes, and writes as much, whether or not the address is known', async () => {
    const { email } = await people.register();
    const { email: unverified } = await people.start();
    const before = (await resets()).length;

    const answers = [await ask(email), await ask(anAddress()), await ask(unverified)];

    const shapes = answers.map(({ status, text, headers }) => ({
      status,
      text,
      headers: [...headers].filter(([name]) => !['date', 'x-trace-id'].includes(name)),
    }));
    expect(shapes[0]).toMatchObject({ status: 202, text: '{"status":"requested"}' });
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
    expect(await resets()).toHaveLength(before + 3);
    await people.waitForLinks(email, 1);
    expect(await people.linksTo(unverified)).toEqual([]);
  });

  it('keeps what it writes for a day', async () => {
    const [indexed] = (await identity.store.collection('password_resets').indexes()).filter(
      ({ name }) => name === 'deleteAt',
    );
    expect(indexed).toMatchObject({ expireAfterSeconds: 0 });
    for (const { deleteAt, expiresAt } of await resets()) {
      expect((deleteAt as Date).getTime() - (expiresAt as Date).getTime()).toBe(1410 * minute);
    }
  });

  it('sends at most so many links to one address for one network, and answers the same beyond that', async () => {
    const { email } = await people.register();
    const stranger = fromNetwork();
    for (let times = 0; times < 5; times += 1) {
      expect((await ask(email, stranger)).status).toBe(202);
    }
    await people.waitForLinks(email, 3);

    const fromElsewhere = await people.askForLink(email);

    expect(fromElsewhere.token).not.toBe('');
    expect(await people.linksTo(email)).toHaveLength(4);
  });

  it('sends at most so many mails to one address in all, registration’s included', async () => {
    const { email } = await people.register();
    for (let times = 0; times < 8; times += 1) expect((await ask(email)).status).toBe(202);
    const { email: other } = await people.register();
    await people.askForLink(other);
    expect(await people.linksTo(email)).toHaveLength(5);
  });

  it('is slowed down for a network that asks too often, whether or not there was anything to send', async () => {
    const { email } = await people.register();
    for (const asked of [email, anAddress()]) {
      const network = fromNetwork();
      for (let times = 0; times < 8; times += 1) await ask(asked, network);
      const answer = await ask(asked, network);
      expect(answer).toMatchObject({ status: 429, body: { code: 'request.rate-limited' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });
});
