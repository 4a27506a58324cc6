import { PasswordChangedV1, SessionRevokedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import {
  aPassword,
  anAddress,
  fromNetwork,
  IdentityUnderTest,
} from '../../../test/identity-under-test';
import { People } from '../../../test/people';
import { CloseUser } from '../../ops/close-user';

const passwordChecks = 15;
const another = 'la luna sale sobre el río';
const invalid = { status: 422, body: { code: 'password-reset.invalid' } };
const sessionRequired = { status: 401, body: { code: 'session.required' } };
let identity: IdentityUnderTest;
let people: People;
const complete = (token: string, password = another, network = fromNetwork()) =>
  identity.gateway.post('/password-resets/completion', { token, password }, network);
const signIn = (email: string, password: string) =>
  identity.gateway.post('/sessions', { email, password }, fromNetwork());
const users = () => identity.store.collection<{ _id: string }>('users');
const changesOf = (userId: string) =>
  identity.heard.of(PasswordChangedV1.type).filter(({ subject }) => subject === userId);

beforeAll(async () => {
  identity = await IdentityUnderTest.start({ PASSWORD_CHECKS_PER_NETWORK: String(passwordChecks) });
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('choosing a new password with a link', () => {
  it('opens the door to the new password and closes it to the old one', async () => {
    const { email } = await people.register();
    const { token } = await people.askForLink(email);

    const answer = await complete(token);

    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(await signIn(email, another)).toMatchObject({ status: 201 });
    expect(await signIn(email, aPassword)).toMatchObject({ status: 401 });
    const stored = JSON.stringify(
      await users()
        .find({ email } as object)
        .toArray(),
    );
    expect(stored).toContain('$argon2id$');
    expect(stored).not.toContain(another);
  });

  it('ends every session of the person, and tells each of them', async () => {
    const { email, secret, sessionId, userId } = await people.signIn();
    const other = await people.signInAgain(email);
    const stranger = await people.signIn();
    const { token } = await people.askForLink(email);

    await complete(token);

    for (const ended of [secret, other.secret]) {
      expect(await identity.gateway.exchange(ended)).toMatchObject(sessionRequired);
    }
    expect(await identity.gateway.exchange(stranger.secret)).toMatchObject({ status: 201 });
    const ended = await eventually('both ends are said', () => {
      const said = identity.heard.of(SessionRevokedV1.type).map(({ data }) => data);
      const own = said.filter((data) => data.userId === userId);
      return own.length === 2 && own;
    });
    expect(ended.map(({ reason }) => reason)).toEqual(['password-changed', 'password-changed']);
    expect(ended.map((data) => data.sessionId).sort()).toEqual([sessionId, other.sessionId].sort());
  });

  it('is said once, so that the person is told by mail, without a word of who it is', async () => {
    const { email, userId } = await people.signIn();
    const { token } = await people.askForLink(email);
    await complete(token);
    const [change] = await eventually('the change is said', () => {
      const said = changesOf(userId);
      return said.length > 0 && said;
    });
    expect(change?.data).toEqual({ userId });
    const onTheBroker = identity.heard.raw.join('\n');
    for (const word of [email, token, another]) expect(onTheBroker).not.toContain(word);
  });

  it('leaves no session of the earlier password open, even where its end was not written', async () => {
    const { secret, userId } = await people.signIn();
    await users().updateOne({ _id: userId }, { $set: { passwordVersion: 1 } });
    expect(await identity.gateway.exchange(secret)).toMatchObject(sessionRequired);
  });
});

describe('a link', () => {
  it('serves once', async () => {
    const { email } = await people.register();
    const { token } = await people.askForLink(email);
    expect((await complete(token)).status).toBe(204);

    expect(await complete(token, 'otra frase larga de verdad')).toMatchObject(invalid);

    expect((await signIn(email, another)).status).toBe(201);
  });

  it('serves once, whoever uses it at the same time', async () => {
    const { email, userId } = await people.signIn();
    const { token } = await people.askForLink(email);

    const answers = await Promise.all(
      [1, 2, 3, 4].map((nth) => complete(token, `la frase larga número ${nth}`)),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422, 422, 422]);
    expect(await users().findOne({ _id: userId })).toMatchObject({ passwordVersion: 1 });
    await eventually('the change is said', () => changesOf(userId).length);
    expect(changesOf(userId)).toHaveLength(1);
  });

  it('uses up the ones that were sent before and after it', async () => {
    const { email } = await people.register();
    const links = [await people.askForLink(email), await people.askForLink(email)];
    const [older, newer] = links as [(typeof links)[number], (typeof links)[number]];
    expect(newer.token).not.toBe(older.token);

    expect((await complete(older.token)).status).toBe(204);

    expect(await complete(newer.token)).toMatchObject(invalid);
    const afterwards = await people.askForLink(email);
    expect((await complete(afterwards.token)).status).toBe(204);
  });

  it('is over after thirty minutes', async () => {
    const { email } = await people.register();
    const { token } = await people.askForLink(email);
    await identity.store
      .collection('password_resets')
      .updateMany({ expiresAt: { $gt: new Date() } }, { $set: { expiresAt: new Date() } });
    expect(await complete(token)).toMatchObject(invalid);
    expect((await signIn(email, aPassword)).status).toBe(201);
  });

  it('opens nothing for a user who was closed', async () => {
    const { email, userId } = await people.signIn();
    const { token } = await people.askForLink(email);
    await identity.app.get(CloseUser).execute(userId, 'test', 'ana');
    expect(await complete(token)).toMatchObject(invalid);
  });

  it('is answered alike when it is unknown, used, over, or another secret', async () => {
    const { email, secret } = await people.signIn();
    const { token } = await people.askForLink(email);
    await complete(token);
    const answers = await Promise.all(
      [token, 'x'.repeat(43), secret, '…', '$where'].map((candidate) => complete(candidate)),
    );
    const bodies = answers.map(({ body }) => JSON.stringify({ ...body, traceId: '' }));
    expect(new Set(bodies).size).toBe(1);
    expect(answers[0]).toMatchObject(invalid);
  });

  it.each([
    ['password.too-short', 'corta de más'],
    ['password.too-long', 'larga y más larga '.repeat(10)],
    ['password.too-common', 'Mi contraseña segura'],
    ['password.personal', 'el jardín de rosa florece'],
  ])('stays good when the password is refused with %s', async (code, password) => {
    const { email } = await people.register();
    const { token } = await people.askForLink(email);

    const refusal = await complete(token, password);

    expect(refusal).toMatchObject({
      status: 422,
      body: { code, errors: [{ pointer: '/password', code }] },
    });
    expect((await complete(token)).status).toBe(204);
  });

  it('lets no network have passwords hashed without end', async () => {
    const network = fromNetwork();
    const { email } = await people.register();
    const { token } = await people.askForLink(email);
    const tries = { email: anAddress(), password: another };
    for (let times = 0; times < passwordChecks; times += 1) {
      await identity.gateway.post('/sessions', tries, network);
    }
    expect(await complete(token, another, network)).toMatchObject({
      status: 429,
      body: { code: 'request.rate-limited' },
    });
    expect((await complete(token)).status).toBe(204);
  });
});
