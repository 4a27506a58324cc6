import { UserClosedV1 } from '@secop/contracts';
import { AccountsApp } from '../../../test-support/accounts-app';
import type { Membership } from '../../domain/account/membership';

const accountOf = (id: string, members: Membership[]) => ({
  _id: id,
  v: 1,
  code: id,
  legalName: `EMPRESA ${id} SAS`,
  organizationType: 'SAS',
  personal: false,
  pluralProvider: false,
  status: 'active',
  hasAdministrator: true,
  members,
  refusals: [],
  created: { key: id, hash: 'x' },
  handled: [],
  handledByMachines: [],
  outbox: [],
});
const member = (userId: string, state: Membership['state']): Membership => ({
  userId,
  role: 'accountAdmin',
  state,
  since: new Date('2026-03-02T17:00:00Z'),
  by: 'x',
});
const many = (count: number, build: (n: number) => ReturnType<typeof accountOf>) =>
  Array.from({ length: count }, (_, n) => build(n));

describe('the memberships of a closed user', () => {
  let app: AccountsApp;
  beforeAll(async () => {
    app = await AccountsApp.start();
    const past = many(1_100, (n) => accountOf(`past-${n}`, [member('eva', 'cancelled')]));
    const live = many(120, (n) =>
      accountOf(`present-${n}`, [
        member('eva', n === 7 ? 'suspended' : 'active'),
        member('ana', 'active'),
      ]),
    );
    const accounts = app.store.collection<{ _id: string }>('accounts');
    await accounts.insertMany(past);
    await accounts.insertMany(live);
  });
  afterAll(() => app?.stop());

  it('are shown before those of the past when there are more than a list holds', async () => {
    const { body } = await app.as<{ items: Membership[] }>('eva', 'GET', '/internal/memberships');
    const live = body.items.filter(({ state }) => state !== 'cancelled');
    expect([body.items.length, live.length]).toEqual([1_000, 120]);
  });

  it('end all, however many accounts there are, and nobody else’s', async () => {
    app.publish(UserClosedV1, { userId: 'eva', reason: 'asked' });
    await app.quiet();
    const left = (userId: string) =>
      app.store.collection('accounts').countDocuments({
        members: { $elemMatch: { userId, state: { $in: ['active', 'suspended'] } } },
      });
    expect([await left('eva'), await left('ana')]).toEqual([0, 120]);
    expect(app.said('accounts.membership.cancelled.v1')).toHaveLength(120);
  });
});
