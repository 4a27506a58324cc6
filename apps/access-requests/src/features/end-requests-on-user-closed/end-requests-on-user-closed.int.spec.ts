import { UserClosedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { viewIn, type Person } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

describe('a user who is closed while asking for access', () => {
  let service: ServiceUnderTest;
  let administrator: Person;
  beforeAll(async () => {
    service = await ServiceUnderTest.start();
    service.accounts.knows('account', { administrator: 'accountAdmin' });
    administrator = await service.as('administrator');
  });
  afterAll(() => service.stop());

  it('leaves no open request behind, whichever of the two comes first, 30 times', async () => {
    const refused = { before: 0, after: 0 };
    for (let round = 0; round < 30; round += 1) {
      const userId = `leaving-${round}`;
      const person = await service.as(userId);
      const [answer] = await Promise.all([
        person.insist('/access-requests', { accountId: 'account' }),
        service.broker.say(UserClosedV1, userId, { userId, reason: 'own-wish' }),
      ]);
      refused[answer.status === 201 ? 'after' : 'before'] += 1;
      await eventually('the tombstone is there', async () => {
        const { status } = await person.insist('/access-requests', { accountId: 'account' });
        return status === 401;
      });
      const list = await eventually('nothing of the person is open', async () => {
        const { body } = await person.get('/access-requests');
        const { items } = body as { items: { status: string }[] };
        return items.every(({ status }) => status === 'expired') && { items };
      });
      expect(list.items.length).toBeLessThanOrEqual(1);
    }
    expect(refused.before + refused.after).toBe(30);
  });

  it('has an accepted request ended too', async () => {
    const { id } = await (await service.as('accepted')).requests('account');
    viewIn(await administrator.insist(`/access-requests/${id}/acceptance`));
    await service.broker.say(UserClosedV1, 'accepted', { userId: 'accepted', reason: 'own-wish' });
    await service.broker.untilHeard(id, 'submitted', 'accepted', 'expired');
  });
});
