import { AccountClosedV1 } from '@secop/contracts';
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

    await service.broker.say(AccountClosedV1, 'account', {
      account: {
        id: 'account',
        code: '1',
        legalName: 'Cuenta account',
        organizationType: 'SAS',
        active: false,
      },
    });

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
});
