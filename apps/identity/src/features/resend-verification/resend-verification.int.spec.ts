import { anAddress, fromNetwork, IdentityUnderTest } from '../../../test/identity-under-test';
import { People } from '../../../test/people';

let identity: IdentityUnderTest;
let people: People;
const resend = (email: string, holder?: string, network = fromNetwork()) =>
  identity.gateway.post(
    '/email-verifications/resend',
    { email },
    { ...network, ...(holder ? { 'secop-registration': holder } : {}) },
  );
const attempt = (email: string) =>
  identity.store.collection('registration_attempts').findOne({ email });

beforeAll(async () => {
  identity = await IdentityUnderTest.start({
    MAILS_PER_ADDRESS: '9',
    MAIL_REQUESTS_PER_NETWORK: '12',
  });
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('asking for the code again', () => {
  it('sends another one; both count, because mails cross', async () => {
    const { email, code, holder } = await people.start();

    const answer = await resend(email, holder);

    expect(answer.status).toBe(202);
    const [, second] = await people.waitForMails(email, 2);
    expect(second?.content.code).toMatch(/^\d{8}$/);
    expect(second?.content.code).not.toBe(code);
    expect((await people.verify({ email, code }, holder)).status).toBe(204);
  });

  it('serves a deadline of its own', async () => {
    const { email, holder } = await people.start();
    await resend(email, holder);
    const [, second] = await people.waitForMails(email, 2);
    await identity.store
      .collection('registration_attempts')
      .updateOne({ email }, { $set: { 'codes.0.expiresAt': new Date(0) } });
    const code = second?.content.code;
    expect((await people.verify({ email, code }, holder)).status).toBe(204);
  });

  it('is for one’s own attempt, and in another browser for the newest one', async () => {
    const older = await people.start();
    const newer = await people.start({ email: older.email });

    await resend(older.email, older.holder);
    const forHolder = (await people.waitForMails(older.email, 3)).at(-1)?.content.code;
    await resend(older.email);
    const forOthers = (await people.waitForMails(older.email, 4)).at(-1)?.content.code;

    const { email, password } = newer;
    expect((await people.verify({ email, code: forHolder }, newer.holder)).status).toBe(422);
    expect((await people.verify({ email, code: forOthers, password })).status).toBe(204);
  });

  it('answers the same bytes and sends nothing when there is nothing to send', async () => {
    const { email: known } = await people.register();
    const { email: pending } = await people.start();

    const answers = [await resend(pending), await resend(known), await resend(anAddress())];

    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    await people.waitForMails(pending, 2);
    expect(await people.mailsTo(known)).toHaveLength(1);
  });

  it('sends at most five mails for one attempt to the browser that started it', async () => {
    const { email, holder } = await people.start();
    for (let times = 0; times < 7; times += 1) {
      expect((await resend(email, holder)).status).toBe(202);
    }
    expect(await people.waitForMails(email, 5)).toHaveLength(5);
    expect(await attempt(email)).toMatchObject({ sends: 5 });
  });

  it('sends at most five mails to one address for one network, which cost its owner none', async () => {
    const stranger = fromNetwork();
    const { email, holder } = await people.start();
    for (let times = 0; times < 7; times += 1) {
      expect((await resend(email, undefined, stranger)).status).toBe(202);
    }
    expect(await people.waitForMails(email, 6)).toHaveLength(6);
    expect(await attempt(email)).toMatchObject({ sends: 1 });

    await resend(email, holder);

    const code = (await people.waitForMails(email, 7)).at(-1)?.content.code;
    expect((await people.verify({ email, code }, holder)).status).toBe(204);
  });

  it('sends at most so many mails to one address in all', async () => {
    const { email } = await people.start();
    for (let times = 0; times < 10; times += 1) {
      expect((await resend(email)).status).toBe(202);
    }
    expect(await people.waitForMails(email, 9)).toHaveLength(9);
  });

  it('is slowed down for a network that asks too often, whether or not there was anything to send', async () => {
    const { email } = await people.start();
    for (const asked of [email, anAddress()]) {
      const network = fromNetwork();
      for (let times = 0; times < 12; times += 1) {
        expect((await resend(asked, undefined, network)).status).toBe(202);
      }
      const answer = await resend(asked, undefined, network);
      expect(answer).toMatchObject({ status: 429, body: { code: 'request.rate-limited' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('sends nothing once the tries are used up', async () => {
    const { email, code, holder } = await people.start();
    const wrong = code === '00000000' ? '11111111' : '00000000';
    for (let tries = 0; tries < 5; tries += 1) await people.verify({ email, code: wrong }, holder);

    expect((await resend(email, holder)).status).toBe(202);

    expect(await attempt(email)).toMatchObject({ sends: 1 });
  });
});
