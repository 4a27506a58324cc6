import { Logger } from '@nestjs/common';
import {
  aPassword,
  anAddress,
  fromNetwork,
  IdentityUnderTest,
} from '../../../test/identity-under-test';
import { People } from '../../../test/people';
import { PasswordHasher } from '../../infrastructure/password-hasher';

const anotherPassword = 'esta no es la contraseña';
const refused = { status: 401, body: { code: 'session.refused' } };
const limited = { status: 429, body: { code: 'request.rate-limited' } };
let identity: IdentityUnderTest;
let people: People;

/** Tries from one network. */
const from = (network = fromNetwork()) => {
  const signIn = (email: string, password = aPassword) =>
    identity.gateway.post('/sessions', { email, password }, network);
  const fail = async (times: number, email?: string) => {
    for (let tries = 0; tries < times; tries += 1) {
      expect(await signIn(email ?? anAddress(), anotherPassword)).toMatchObject(refused);
    }
  };
  return { signIn, fail };
};

beforeAll(async () => {
  identity = await IdentityUnderTest.start({
    SIGN_IN_TRIES_PER_ADDRESS_AND_NETWORK: '4',
    SIGN_IN_TRIES_PER_ADDRESS: '11',
    SIGN_IN_FAILURES_PER_NETWORK: '8',
    SIGN_IN_FAILURES_IN_ALL: '30',
  });
  people = new People(identity);
});
afterAll(() => identity.stop());
beforeEach(() => identity.store.collection('counters').deleteMany({}));
afterEach(() => jest.restoreAllMocks());

describe('guessing one person’s password from one network', () => {
  it('ends after so many tries: then even the right one is refused there, with the same answer', async () => {
    const { email } = await people.register();
    const stranger = from();
    await stranger.fail(4, email);
    expect(await stranger.signIn(email)).toMatchObject(refused);
  });

  it('keeps nobody out who comes from another network', async () => {
    const { email } = await people.register();
    await from().fail(8, email);
    expect((await from().signIn(email)).status).toBe(201);
  });

  it('cannot get around the limit by many tries at once', async () => {
    const { email } = await people.register();
    const stranger = from();
    await Promise.all(Array.from({ length: 6 }, () => stranger.signIn(email, anotherPassword)));
    expect(await stranger.signIn(email)).toMatchObject(refused);
  });

  it('starts again when the window is over', async () => {
    const { email } = await people.register();
    const stranger = from();
    await stranger.fail(5, email);
    expect(await stranger.signIn(email)).toMatchObject(refused);

    await identity.store.collection('counters').updateMany({}, { $set: { until: new Date(0) } });

    expect((await stranger.signIn(email)).status).toBe(201);
  });

  it('is not forgotten by a success, which itself costs nothing', async () => {
    const { email } = await people.register();
    const { signIn, fail } = from();
    await fail(3, email);
    for (let times = 0; times < 5; times += 1) expect((await signIn(email)).status).toBe(201);
    await fail(1, email);
    expect(await signIn(email)).toMatchObject(refused);
  });

  it('takes the same work beyond the limit', async () => {
    const { email } = await people.register();
    const stranger = from();
    await stranger.fail(4, email);
    const compared = jest.spyOn(identity.app.get(PasswordHasher), 'matchesEach');
    expect(await stranger.signIn(email)).toMatchObject(refused);
    expect(compared).toHaveBeenCalledTimes(1);
  });

  it('counts a registration’s password as a try: it does not let one guess the user’s', async () => {
    const { email } = await people.start();
    const { signIn } = from();
    for (let times = 0; times < 4; times += 1) expect((await signIn(email)).status).toBe(403);
    expect(await signIn(email)).toMatchObject(refused);
  });

  it('does not end the sessions that are open', async () => {
    const { email, secret } = await people.signIn();
    await from().fail(5, email);
    expect((await identity.gateway.exchange(secret)).status).toBe(201);
  });
});

describe('guessing one person’s password from many networks', () => {
  it('ends after more tries, wherever they come from', async () => {
    const { email } = await people.register();
    for (let network = 0; network < 2; network += 1) await from().fail(4, email);
    expect((await from().signIn(email)).status).toBe(201);
    await from().fail(4, email);
    expect(await from().signIn(email)).toMatchObject(refused);
  });
});

describe('guessing many people’s passwords', () => {
  it('is slowed down for that network, with the time to wait, and for no other', async () => {
    const { email } = await people.register();
    const stranger = from();
    await stranger.fail(8);

    const answer = await stranger.signIn(email);

    expect(answer).toMatchObject(limited);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await from().signIn(email)).status).toBe(201);
  });

  it('from many networks raises one alarm and refuses nobody', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn');
    const { email } = await people.register();
    for (let network = 0; network < 4; network += 1) await from().fail(8);

    expect((await from().signIn(email)).status).toBe(201);
    const alarms = warn.mock.calls.filter(([message]) => String(message).includes('sign-ins'));
    expect(alarms).toHaveLength(1);
  });

  it('without word of where requests come from is one network', async () => {
    const { email } = await people.register();
    const unknown = from({} as never);
    await unknown.fail(8);
    expect(await unknown.signIn(email)).toMatchObject(limited);
  });
});
