import { fires, freePort, Scrape } from '@secop/testing';
import { anAddress, aPassword, fromNetwork, IdentityUnderTest } from './identity-under-test';

describe('what operators are told of signing in', () => {
  let identity: IdentityUnderTest;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}/metrics`;
    identity = await IdentityUnderTest.start({
      METRICS_PORT: String(port),
      PASSWORD_HASHING_CONCURRENCY: '1',
      PASSWORD_HASHING_QUEUE: '40',
    });
  });
  afterAll(() => identity.stop());

  const signIns = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () => {
        const credentials = { email: anAddress(), password: aPassword };
        return identity.gateway.post('/sessions', credentials, fromNetwork());
      }),
    );

  it('that more people sign in than passwords can be looked at', async () => {
    await signIns(1);
    const well = await Scrape.of(url);
    const answers = await signIns(80);
    const ill = await Scrape.of(url);

    const refused = answers.filter(({ status }) => status === 503).length;
    expect(refused).toBeGreaterThan(0);
    const counted = ill.value('secop_password_hashes_refused_total', { reason: 'queue-full' });
    expect(counted).toBe(refused);
    expect(ill.value('secop_password_hashes_total')).toBe(1 + 80 - refused);
    expect(ill.value('secop_password_hashes_waiting')).toBe(0);
    expect(await fires('SecopPasswordsWait', well, ill)).toBe(true);
    expect(await fires('SecopPasswordsWait', well, well)).toBe(false);
  });
});
