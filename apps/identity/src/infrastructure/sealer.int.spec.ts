import { aRegistration, IdentityUnderTest } from '../../test/identity-under-test';
import { People } from '../../test/people';

describe('a notifier whose keys cannot be read', () => {
  let identity: IdentityUnderTest;
  const register = () => identity.gateway.post('/users', aRegistration());
  beforeAll(async () => {
    identity = await IdentityUnderTest.start({}, { notifierAnswers: false });
  });
  afterAll(() => identity.stop());

  it('stops registrations while no key was ever read, then no more', async () => {
    const refused = await register();
    expect(refused).toMatchObject({ status: 503, body: { code: 'dependency.unavailable' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await identity.store.collection('registration_attempts').countDocuments()).toBe(0);

    identity.notifier.available = true;
    const { answer } = await new People(identity).start();
    expect(answer.status).toBe(202);

    identity.notifier.available = false;
    expect((await register()).status).toBe(202);
  });
});
