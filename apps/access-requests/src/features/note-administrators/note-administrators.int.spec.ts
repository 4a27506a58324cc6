import {
  MembershipCancelledV1,
  MembershipGrantedV1,
  MembershipRefusedV1,
  MembershipRoleChangedV1,
  type AccessRequestSnapshot,
} from '@secop/contracts';
import { eventually } from '@secop/testing';
import { membership, refused } from '../../../test-support/grants';
import { viewIn, type Person } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

describe('the administrators who are told of a waiting request', () => {
  let service: ServiceUnderTest;
  let accounts = 0;

  beforeAll(async () => {
    service = await ServiceUnderTest.start();
  });
  afterAll(() => service.stop());

  /** A request at an account of its own. */
  async function waiting(...administrators: string[]) {
    const accountId = `account-${(accounts += 1)}`;
    knows(accountId, administrators);
    const person = await service.as(`requester-${accounts}`);
    return { accountId, person, id: (await person.requests(accountId)).id };
  }
  function knows(accountId: string, administrators: string[]) {
    const roles = administrators.map((userId) => [userId, 'accountAdmin'] as const);
    service.accounts.knows(accountId, Object.fromEntries(roles));
  }
  const appointed = (accountId: string, userId: string, sequence: number) =>
    service.broker.say(MembershipGrantedV1, accountId, membership(accountId, userId), { sequence });
  const cancelled = (accountId: string, userId: string, sequence: number) => {
    const data = membership(accountId, userId, { state: 'cancelled' });
    return service.broker.say(MembershipCancelledV1, accountId, data, { sequence });
  };
  const becomes = (
    accountId: string,
    userId: string,
    role: 'accountAdmin' | 'provider',
    sequence: number,
  ) => {
    const data = membership(accountId, userId, { role });
    return service.broker.say(MembershipRoleChangedV1, accountId, data, { sequence });
  };

  async function untilNoted(person: Person, id: string, version: number) {
    await eventually('the request knows', async () => {
      const view = viewIn(await person.get(`/access-requests/${id}`));
      return view.version === version && view;
    });
  }
  /** Whom the event names that has them all told. */
  async function toldBy(person: Person, id: string): Promise<readonly string[]> {
    viewIn(await person.insist(`/access-requests/${id}/reminders`));
    const said = await eventually('the request has said so', () =>
      service.broker.heard.findLast(
        ({ subject, type }) => subject === id && type.includes('.reminded.'),
      ),
    );
    return (said.data as { accessRequest: AccessRequestSnapshot }).accessRequest.administrators;
  }

  it('are no longer those whose membership was cancelled', async () => {
    const { accountId, person, id } = await waiting('former', 'present');
    await cancelled(accountId, 'former', 2);
    await untilNoted(person, id, 2);
    expect(await toldBy(person, id)).toEqual(['present']);
  });

  it('are no longer those who became providers; the last one leaves nobody', async () => {
    const { accountId, person, id } = await waiting('former');
    await becomes(accountId, 'former', 'provider', 2);
    await untilNoted(person, id, 2);
    expect(viewIn(await person.get(`/access-requests/${id}`)).withoutAdministrator).toBe(true);
    expect(await toldBy(person, id)).toEqual([]);
  });

  it.each([
    ['appointed', (accountId: string) => appointed(accountId, 'new', 2)],
    ['a provider before', (accountId: string) => becomes(accountId, 'new', 'accountAdmin', 2)],
  ])('are also a new one who was %s', async (_, happens) => {
    const { accountId, person, id } = await waiting();
    expect(viewIn(await person.get(`/access-requests/${id}`)).withoutAdministrator).toBe(true);
    await happens(accountId);
    await untilNoted(person, id, 2);
    expect(viewIn(await person.get(`/access-requests/${id}`)).withoutAdministrator).toBe(false);
    expect(await toldBy(person, id)).toEqual(['new']);
  });

  it('are those of the latest event, in whichever order events arrive, and however often', async () => {
    const { accountId, person, id } = await waiting();
    await cancelled(accountId, 'former', 6);
    await becomes(accountId, 'back', 'accountAdmin', 8);
    await untilNoted(person, id, 2);
    await appointed(accountId, 'former', 5);
    await cancelled(accountId, 'back', 7);
    await appointed(accountId, 'former', 5);
    await appointed(accountId, 'last', 9);
    await untilNoted(person, id, 3);
    expect(await toldBy(person, id)).toEqual(['back', 'last']);
  });

  it('are not those of an old event that arrives after the request', async () => {
    const { accountId, person, id } = await waiting('former');
    await cancelled(accountId, 'former', 6);
    await untilNoted(person, id, 2);
    knows(accountId, []);
    const next = await service.as('next');
    const second = await next.requests(accountId);
    await appointed(accountId, 'former', 5);
    await appointed(accountId, 'last', 9);
    await untilNoted(next, second.id, 2);
    expect(await toldBy(next, second.id)).toEqual(['last']);
  });

  it('are not those who were cancelled while accounts was being asked', async () => {
    const { accountId, person, id } = await waiting('former', 'present');
    await cancelled(accountId, 'former', 6);
    await untilNoted(person, id, 2);
    const next = await service.as('asked-a-moment-ago');
    const second = await next.requests(accountId);
    expect(await toldBy(next, second.id)).toEqual(['present']);
  });

  it('follow while an acceptance waits for its answer, for it may come back', async () => {
    const { accountId, person, id } = await waiting('former', 'present');
    const former = await service.as('former');
    viewIn(await former.insist(`/access-requests/${id}/acceptance`));
    await cancelled(accountId, 'former', 6);
    await untilNoted(person, id, 3);
    const refusal = refused(id, `${id}-2`, 'decider-not-administrator');
    await service.broker.say(MembershipRefusedV1, accountId, { ...refusal, accountId });
    await service.broker.untilHeard(id, 'submitted', 'accepted', 'reopened');
    expect(await toldBy(person, id)).toEqual(['present']);
  });

  it('are caught up with when a decision was written with an older answer of accounts', async () => {
    const { accountId, person, id } = await waiting('former', 'present');
    await cancelled(accountId, 'former', 6);
    await untilNoted(person, id, 2);
    const former = await service.as('former');
    viewIn(await former.insist(`/access-requests/${id}/acceptance`));
    const refusal = refused(id, `${id}-3`, 'decider-not-administrator');
    await service.broker.say(MembershipRefusedV1, accountId, { ...refusal, accountId });
    await untilNoted(person, id, 5);
    expect(await toldBy(person, id)).toEqual(['present']);
  });

  it('follow in every waiting request of the account, in no other, and not where it is over', async () => {
    const { accountId, person, id } = await waiting('former', 'present');
    const elsewhere = await waiting('former');
    viewIn(await person.insist(`/access-requests/${id}/withdrawal`));
    const many = await Promise.all(
      Array.from({ length: 120 }, async (_, index) => {
        const requester = await service.as(`one-of-many-${index}`);
        return { requester, id: (await requester.requests(accountId)).id };
      }),
    );
    await cancelled(accountId, 'former', 2);
    for (const { requester, id: each } of many) await untilNoted(requester, each, 2);
    expect(viewIn(await person.get(`/access-requests/${id}`)).version).toBe(2);
    expect(await toldBy(elsewhere.person, elsewhere.id)).toEqual(['former']);
  });
});
