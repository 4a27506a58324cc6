import { Logger } from '@nestjs/common';
import { eventually } from '@secop/testing';
import { aRegistration, IdentityUnderTest } from '../../test/identity-under-test';
import { People } from '../../test/people';

describe('a notifier whose keys cannot be read', () => {
  let identity: IdentityUnderTest;
  let warn: jest.SpyInstance<void, unknown[]>;
  const warnings = () => warn.mock.calls.filter(([text]) => String(text).includes('public keys'));
  const register = () => identity.gateway.post('/users', aRegistration());
  beforeAll(async () => {
    warn = jest.spyOn(Logger.prototype, 'warn');
    identity = await IdentityUnderTest.start({}, { notifierAnswers: false });
  });
  afterAll(async () => {
    warn.mockRestore();
    await identity.stop();
  });

  it('is worth a warning only once somebody needs them: services start side by side', async () => {
    await eventually('the keys were asked for', () => identity.notifier.asked > 0);
    expect(warnings()).toHaveLength(0);
    expect((await register()).status).toBe(503);
    expect(warnings()).toHaveLength(1);
  });

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
