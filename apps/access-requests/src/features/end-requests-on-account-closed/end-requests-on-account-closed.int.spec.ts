import { AccountClosedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { refusalIn, viewIn } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

describe('an account that is closed', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await ServiceUnderTest.start();
    service.accounts.knows('account', { administrator: 'accountAdmin' });
    service.accounts.knows('other', { administrator: 'accountAdmin' });
  });
  afterAll(() => service.stop());

  const closed = (id: string) =>
    service.broker.say(AccountClosedV1, id, {
      account: {
        id,
        code: '1',
        legalName: `Cuenta ${id}`,
        organizationType: 'SAS',
        active: false,
      },
    });

  it('ends the requests that are open there, and no others', async () => {
    const administrator = await service.as('administrator');
    const ask = async (name: string, account = 'account') =>
      (await (await service.as(name)).requests(account)).id;
    const [pending, accepted, rejected, elsewhere] = [
      await ask('maria'),
      await ask('pedro'),
      await ask('ana'),
      await ask('maria', 'other'),
    ];
    viewIn(await administrator.insist(`/access-requests/${accepted}/acceptance`));
    viewIn(await administrator.insist(`/access-requests/${rejected}/rejection`, { reason: 'No' }));

    await closed('account');

    await service.broker.untilHeard(pending, 'submitted', 'expired');
    await service.broker.untilHeard(accepted, 'submitted', 'accepted', 'expired');
    const show = async (id: string) => viewIn(await administrator.get(`/access-requests/${id}`));
    expect(await show(pending)).toMatchObject({ status: 'expired', reason: 'account-closed' });
    expect(await show(rejected)).toMatchObject({ status: 'rejected' });
    expect(await show(elsewhere)).toMatchObject({ status: 'pending' });
    expect(refusalIn(await administrator.insist(`/access-requests/${pending}/acceptance`))).toEqual(
      [409, 'access-request.not-pending'],
    );
  });
  it('leaves no open request behind, whichever of the two comes first, 20 times', async () => {
    for (let round = 0; round < 20; round += 1) {
      const account = `closing-${round}`;
      // Accounts answers as it did before the account was closed.
      service.accounts.knows(account, { administrator: 'accountAdmin' });
      const person = await service.as(`late-${round}`);
      const [request] = await Promise.all([person.requests(account), closed(account)]);
      await eventually('the request has ended', async () => {
        const view = viewIn(await person.get(`/access-requests/${request.id}`));
        return view.status === 'expired' && view.reason === 'account-closed';
      });
    }
  });

  it('ends a request that was asked for before and is written after', async () => {
    service.accounts.knows('closed', { administrator: 'accountAdmin' });
    const first = await (await service.as('first')).requests('closed');
    await closed('closed');
    await service.broker.untilHeard(first.id, 'submitted', 'expired');
    const { id } = await (await service.as('second')).requests('closed');
    await service.broker.untilHeard(id, 'submitted', 'expired');
  });
});
