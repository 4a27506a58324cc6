import { AccountsApp } from '../../../test-support/accounts-app';
import { aCompany } from '../../../test-support/registrations';

describe('registering more accounts than a person may in a day', () => {
  let app: AccountsApp;
  beforeAll(async () => (app = await AccountsApp.start({ REGISTRATIONS_PER_PERSON: '3' })));
  afterAll(() => app?.stop());

  const register = (user: string, company: unknown = aCompany(), key?: string) =>
    app.as(user, 'POST', '/accounts', company, key === undefined ? {} : { 'idempotency-key': key });
  const outcomes = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();
  const registrations = () => app.store.collection<{ _id: string }>('registrations');

  it('is refused, for that person only, and says when it is possible again', async () => {
    const first = aCompany();
    expect((await register('ana', first, 'k')).status).toBe(201);
    for (let i = 0; i < 2; i += 1) expect((await register('ana')).status).toBe(201);
    const { status, body, retryAfter } = await register('ana');
    expect({ status, code: body.code }).toEqual({ status: 429, code: 'request.rate-limited' });
    expect(Number(retryAfter)).toBeGreaterThan(86_000);
    expect(Number(retryAfter)).toBeLessThanOrEqual(86_400);
    expect((await register('ana', first, 'k')).status).toBe(201);
    expect((await register('eva')).status).toBe(201);
  });

  it('has no way around it by many at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => register('rosa')));
    expect(outcomes(answers)).toEqual([201, 201, 201, 429, 429, 429, 429, 429]);
  });

  it('counts a command once, and none that was refused', async () => {
    const company = aCompany();
    const twins = await Promise.all(
      Array.from({ length: 6 }, () => register('luis', company, 'same')),
    );
    expect(outcomes(twins)).toEqual(Array(6).fill(201));
    for (let i = 0; i < 5; i += 1) expect((await register('luis', company)).status).toBe(409);
    for (let i = 0; i < 2; i += 1) expect((await register('luis')).status).toBe(201);
    expect((await register('luis')).status).toBe(429);
  });

  it('counts none that lost against its twin', async () => {
    const company = aCompany();
    const people = Array.from({ length: 6 }, (_, i) => `twin-${i}`);
    const answers = await Promise.all(people.map((person) => register(person, company)));
    expect(outcomes(answers)).toEqual([201, 409, 409, 409, 409, 409]);
    const counted = await registrations()
      .find({ _id: { $in: people }, 'accounts.0': { $exists: true } })
      .toArray();
    expect(counted).toHaveLength(1);
  });

  it('is possible again when the day is over', async () => {
    for (let i = 0; i < 3; i += 1) await register('sara');
    expect((await register('sara')).status).toBe(429);
    await registrations().updateOne({ _id: 'sara' }, { $set: { until: new Date(0) } });
    expect((await register('sara')).status).toBe(201);
  });
});
