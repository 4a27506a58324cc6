import { refusalIn, viewIn, type Person } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

describe('asking again and again', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await ServiceUnderTest.start({ SUBMISSIONS_PER_PERSON: 5 }, 2);
    for (let index = 0; index < 6; index += 1) service.accounts.knows(`account-${index}`);
  });
  afterAll(() => service.stop());

  const askAndWithdraw = async (person: Person, accountId: string) => {
    const { id } = await person.requests(accountId);
    viewIn(await person.post(`/access-requests/${id}/withdrawal`));
  };

  it('is possible twice after a withdrawal, then the account is left alone for a business day', async () => {
    const person = await service.as('maria');
    for (let round = 0; round < 3; round += 1) await askAndWithdraw(person, 'account-0');

    for (const replica of [0, 1]) {
      const again = await service.as('maria', replica);
      const answer = await again.post('/access-requests', { accountId: 'account-0' });
      expect(refusalIn(answer)).toEqual([429, 'access-request.cooling-down']);
      const { until } = answer.body as { until: string };
      expect(new Date(until).getTime()).toBeGreaterThan(Date.now());
      expect(answer.headers.get('retry-after')).toBeTruthy();
    }
    await person.requests('account-1');
    await (await service.as('pedro')).requests('account-0');
  });

  it('is limited for a person over all accounts, whatever became of the requests', async () => {
    const person = await service.as('ana');
    for (const index of [0, 1, 2]) await askAndWithdraw(person, `account-${index}`);
    await person.requests('account-3');
    const body = { accountId: 'account-4' };
    const fifth = viewIn(await person.post('/access-requests', body, { key: 'fifth' }), 201);

    const sixth = await person.post('/access-requests', { accountId: 'account-5' });
    expect(refusalIn(sixth)).toEqual([429, 'request.rate-limited']);
    const wait = Number(sixth.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(24 * 3_600);
    expect(viewIn(await person.post('/access-requests', body, { key: 'fifth' }), 201)).toEqual(
      fifth,
    );
    await (await service.as('luis')).requests('account-5');
  });
});
