import {
  anAddress,
  aPassword,
  aRegistration,
  fromNetwork,
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
        identity.gateway.post(
          '/sessions',
          { email: anAddress(), password: aPassword },
          fromNetwork(),
        ),
      ),
    );
    expect(statusesOf(signIns)).toEqual([401, 503]);
    const overloaded = signIns.find(({ status }) => status === 503);
    expect(overloaded?.body).toMatchObject({ code: 'service.overloaded' });
    expect(Number(overloaded?.headers.get('retry-after'))).toBeGreaterThan(0);

    const registrations = await Promise.all(
      Array.from({ length: 25 }, () =>
        identity.gateway.post('/users', aRegistration(), fromNetwork()),
      ),
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

describe('one network that sends more than its share', () => {
  const checks = 20;
  let identity: IdentityUnderTest;
  const greedy = fromNetwork();
  const signIn = (network: Record<string, string>) =>
    identity.gateway.post('/sessions', { email: anAddress(), password: aPassword }, network);
  beforeAll(async () => {
    identity = await IdentityUnderTest.start({
      PASSWORD_HASHING_CONCURRENCY: '1',
      PASSWORD_HASHING_QUEUE_PER_NETWORK: '1',
      PASSWORD_CHECKS_PER_NETWORK: String(checks),
    });
  });
  afterAll(() => identity.stop());

  it('is refused at once and leaves the queue to the others', async () => {
    const many = Array.from({ length: checks }, () => signIn(greedy));
    const others = Array.from({ length: 5 }, () => signIn(fromNetwork()));

    expect(statusesOf(await Promise.all(many))).toEqual([401, 429]);
    expect(statusesOf(await Promise.all(others))).toEqual([401]);
  });

  it('waits for the next minute once it has had its checks, whatever they were for', async () => {
    const post = (path: string, body: object, network: Record<string, string>) =>
      identity.gateway.post(path, body, network);
    const verification = { email: anAddress(), code: '12345678', password: aPassword };
    for (const network of [greedy, fromNetwork()]) {
      const answers = [
        await signIn(network),
        await post('/users', aRegistration(), network),
        await post('/email-verifications', verification, network),
      ];
      const expected = network === greedy ? [429, 429, 429] : [401, 202, 422];
      expect(answers.map(({ status }) => status)).toEqual(expected);
      if (network !== greedy) continue;
      for (const { body, headers } of answers) {
        expect(body).toMatchObject({ code: 'request.rate-limited' });
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
    }
  });
});
