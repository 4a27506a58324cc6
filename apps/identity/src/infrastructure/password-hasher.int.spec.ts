import {
  anAddress,
  aPassword,
  aRegistration,
  IdentityUnderTest,
} from '../../test/identity-under-test';

const statusesOf = (answers: { status: number }[]) =>
  [...new Set(answers.map(({ status }) => status))].sort();

describe('more sign-ins and registrations than can be hashed', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await IdentityUnderTest.start({
      PASSWORD_HASHING_CONCURRENCY: '1',
      PASSWORD_HASHING_QUEUE: '1',
      SIGN_IN_TRIES_PER_ADDRESS: '20',
    });
  });
  afterAll(() => identity.stop());

  it('are refused at once and with a time to wait, and the rest is served', async () => {
    const signIns = await Promise.all(
      Array.from({ length: 25 }, () =>
        identity.gateway.post('/sessions', { email: anAddress(), password: aPassword }),
      ),
    );
    expect(statusesOf(signIns)).toEqual([401, 503]);
    const overloaded = signIns.find(({ status }) => status === 503);
    expect(overloaded?.body).toMatchObject({ code: 'service.overloaded' });
    expect(Number(overloaded?.headers.get('retry-after'))).toBeGreaterThan(0);

    const registrations = await Promise.all(
      Array.from({ length: 25 }, () => identity.gateway.post('/users', aRegistration())),
    );
    expect(statusesOf(registrations)).toEqual([202, 503]);
  });

  it('are no tries of the person whose password was not looked at', async () => {
    const email = anAddress();
    const post = () => identity.gateway.post('/sessions', { email, password: aPassword });
    const answers = await Promise.all(Array.from({ length: 20 }, post));
    const lookedAt = answers.filter(({ status }) => status === 401).length;
    expect(lookedAt).toBeLessThan(20);
    const [counter] = await identity.store
      .collection('counters')
      .find({ count: lookedAt })
      .toArray();
    expect(counter).toBeDefined();
  });
});
