import type { AccessRequestView } from '@secop/contracts';
import { refusalIn, viewIn, type Answer, type Person } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

type List = { items: AccessRequestView[]; next: string | null };
const listIn = ({ status, body }: Answer) => {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as List;
};
const ids = ({ items }: List) => items.map(({ id }) => id);

/** Follows the cursor to the end. */
async function everyPage(person: Person, path: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = listIn(await person.get(`${path}${cursor && `&cursor=${cursor}`}`));
    pages.push(ids(page));
    cursor = page.next;
  }
  return pages;
}

describe('lists of access requests', () => {
  let service: ServiceUnderTest;
  let administrator: Person;
  const mine: string[] = [];
  const received: string[] = [];

  beforeAll(async () => {
    service = await ServiceUnderTest.start();
    administrator = await service.as('administrator');
    service.accounts.knows('account', { administrator: 'accountAdmin', member: 'provider' });
    const maria = await service.as('maria');
    for (let index = 0; index < 5; index += 1) {
      service.accounts.knows(`account-${index}`);
      mine.unshift((await maria.requests(`account-${index}`)).id);
    }
    for (let index = 0; index < 5; index += 1) {
      received.push((await (await service.as(`person-${index}`)).requests('account')).id);
    }
  });
  afterAll(() => service.stop());

  it('mine is newest first, in pages that miss and repeat nothing', async () => {
    const maria = await service.as('maria');
    expect(await everyPage(maria, '/access-requests?limit=2')).toEqual([
      mine.slice(0, 2),
      mine.slice(2, 4),
      mine.slice(4),
    ]);
    expect(await everyPage(maria, '/access-requests?limit=5')).toEqual([mine]);
    expect(listIn(await maria.get('/access-requests?status=rejected'))).toEqual({
      items: [],
      next: null,
    });
    expect(ids(listIn(await maria.get('/access-requests?status=pending')))).toEqual(mine);
  });

  it("the account's inbox is oldest first, what is pending unless a status is asked for", async () => {
    const path = '/internal/accounts/account/access-requests';
    expect(await everyPage(administrator, `${path}?limit=3`)).toEqual([
      received.slice(0, 3),
      received.slice(3),
    ]);
    const rejection = `/access-requests/${received[1]}/rejection`;
    viewIn(await administrator.insist(rejection, { reason: 'No' }));
    const pending = received.filter((id) => id !== received[1]);
    expect(await everyPage(administrator, `${path}?limit=100`)).toEqual([pending]);
    expect(ids(listIn(await administrator.get(`${path}?status=rejected`)))).toEqual([received[1]]);
  });

  it('the inbox is for administrators of the account', async () => {
    const read = async (userId: string, account = 'account') =>
      refusalIn(
        await (await service.as(userId)).get(`/internal/accounts/${account}/access-requests`),
      );
    expect(await read('member')).toEqual([403, 'account.not-administrator']);
    expect(await read('maria')).toEqual([403, 'account.not-administrator']);
    expect(await read('administrator', 'account-0')).toEqual([403, 'account.not-administrator']);
    expect(await read('administrator', 'unknown')).toEqual([404, 'account.not-found']);
    service.accounts.behaviour = 'fails';
    const unanswered = await read('administrator');
    service.accounts.behaviour = 'answers';
    expect(unanswered).toEqual([503, 'dependency.unavailable']);
  });

  it('one request is shown to its requester and to administrators; to others it does not exist', async () => {
    const path = `/access-requests/${received[0]}`;
    viewIn(await (await service.as('person-0')).get(path));
    viewIn(await administrator.get(path));
    for (const userId of ['person-1', 'member', 'stranger']) {
      const answer = await (await service.as(userId)).get(path);
      expect(refusalIn(answer)).toEqual([404, 'access-request.not-found']);
    }
    expect(refusalIn(await administrator.get('/access-requests/nothing'))).toEqual([
      404,
      'access-request.not-found',
    ]);
  });
});
