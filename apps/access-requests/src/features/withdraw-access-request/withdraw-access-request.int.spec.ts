import { refusalIn, viewIn } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

describe('the requester of a pending request', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await ServiceUnderTest.start();
    service.accounts.knows('account', { administrator: 'accountAdmin' });
  });
  afterAll(() => service.stop());

  it('withdraws it once and may ask again', async () => {
    const person = await service.as('maria');
    const { id } = await person.requests('account');
    const path = `/access-requests/${id}/withdrawal`;
    expect(refusalIn(await person.post(path, {}, { ifMatch: 7 }))).toEqual([
      412,
      'precondition.failed',
    ]);
    expect(viewIn(await person.post(path, {}, { ifMatch: 1 }))).toMatchObject({
      status: 'withdrawn',
      display: 'Retirada',
    });
    expect(refusalIn(await person.post(path))).toEqual([409, 'access-request.not-pending']);
    await service.broker.untilHeard(id, 'submitted', 'withdrawn');
    await person.requests('account');
  });

  it('reminds the administrators once per business day', async () => {
    const person = await service.as('pedro');
    const { id, deadline } = await person.requests('account');
    const path = `/access-requests/${id}/reminders`;
    const first = viewIn(await person.post(path, {}, { key: 'nudge' }));
    expect(first).toMatchObject({ status: 'pending', deadline });
    expect(first.timeline.at(-1)).toMatchObject({ what: 'reminded', by: 'pedro' });

    const second = await person.post(path);
    expect(refusalIn(second)).toEqual([429, 'access-request.reminded-recently']);
    expect(second.headers.get('retry-after')).toBeTruthy();
    expect(viewIn(await person.post(path, {}, { key: 'nudge' }))).toEqual(first);
    await service.broker.untilHeard(id, 'submitted', 'reminded');
  });

  it('is the only one who does either', async () => {
    const { id } = await (await service.as('ana')).requests('account');
    for (const verb of ['withdrawal', 'reminders']) {
      const by = async (someone: string) =>
        refusalIn(await (await service.as(someone)).post(`/access-requests/${id}/${verb}`));
      expect(await by('stranger')).toEqual([404, 'access-request.not-found']);
      expect(await by('administrator')).toEqual([404, 'access-request.not-found']);
    }
  });
});
