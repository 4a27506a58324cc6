import { MembershipGrantedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { granted } from '../../../test-support/grants';
import { refusalIn, viewIn } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

describe('while more acceptances wait for their account than allowed', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await ServiceUnderTest.start({ MAXIMUM_AWAITING_GRANT: 1, DEADLINE_POLL_MS: 20 });
    for (const account of ['account', 'other']) {
      service.accounts.knows(account, { administrator: 'accountAdmin' });
    }
  });
  afterAll(() => service.stop());

  it("people's commands wait and repeats are answered; once the account catches up, all goes on", async () => {
    const administrator = await service.as('administrator');
    const [maria, pedro] = [await service.as('maria'), await service.as('pedro')];
    const first = await maria.requests('account');
    const second = await pedro.requests('account');
    const third = await pedro.requests('other');
    const accept = (id: string) =>
      administrator.post(`/access-requests/${id}/acceptance`, {}, { key: id });
    const answered = viewIn(await accept(first.id));
    viewIn(await accept(second.id));

    // Somebody new each time: who has asked is refused by the rules, before the load matters.
    let askers = 0;
    const refused = await eventually('commands are refused', async () => {
      const asker = await service.as(`asker-${(askers += 1)}`);
      const answer = await asker.post('/access-requests', { accountId: 'other' });
      return answer.status === 503 && answer;
    });
    expect(refusalIn(refused)).toEqual([503, 'service.overloaded']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const asking = await maria.post('/access-requests', { accountId: 'other' });
    expect(refusalIn(asking)).toEqual([503, 'service.overloaded']);
    expect(refusalIn(await accept(third.id))).toEqual([503, 'service.overloaded']);
    expect(viewIn(await accept(first.id))).toEqual(answered);
    viewIn(await pedro.get(`/access-requests/${third.id}`));

    // What is refused anyway is refused for its own reason.
    const overFirst = await administrator.post(`/access-requests/${first.id}/acceptance`);
    expect(refusalIn(overFirst)).toEqual([409, 'access-request.already-decided']);
    const stranger = await maria.post(`/access-requests/${third.id}/withdrawal`);
    expect(refusalIn(stranger)).toEqual([404, 'access-request.not-found']);
    const path = `/access-requests/${third.id}/acceptance`;
    const outdated = await administrator.post(path, {}, { ifMatch: third.version + 1 });
    expect(refusalIn(outdated)).toEqual([412, 'precondition.failed']);
    const again = await pedro.post('/access-requests', { accountId: 'other' });
    expect(refusalIn(again)).toEqual([409, 'access-request.already-pending']);

    for (const { id } of [first, second]) {
      await service.broker.say(MembershipGrantedV1, 'account', granted(id, `${id}-2`));
    }
    viewIn(await maria.insist('/access-requests', { accountId: 'other' }), 201);
  });
});
