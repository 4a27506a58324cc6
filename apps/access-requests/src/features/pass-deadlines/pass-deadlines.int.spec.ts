import { MembershipGrantedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { granted } from '../../../test-support/grants';
import { viewIn } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

describe('with short business days and two replicas that look', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await ServiceUnderTest.start({ BUSINESS_DAY_MS: 1_000, DEADLINE_POLL_MS: 20 }, 2);
    service.accounts.knows('account', { administrator: 'accountAdmin' });
  });
  afterAll(() => service.stop());

  it('a request is reminded, escalated and ended, each once', async () => {
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, index) => service.as(`person-${index}`, index % 2)),
    );
    const requests = await Promise.all(people.map((person) => person.requests('account')));
    for (const { id } of requests) {
      await service.broker.untilHeard(id, 'submitted', 'reminded', 'escalated', 'expired');
    }
    const view = viewIn(await people[0]!.get(`/access-requests/${requests[0]!.id}`));
    expect(view).toMatchObject({ status: 'expired', reason: 'deadline-passed', version: 4 });
    expect(view.timeline.map(({ what, by }) => [what, by])).toEqual([
      ['submitted', 'person-0'],
      ['reminded', null],
      ['escalated', null],
      ['expired', null],
    ]);
    // Renewal: the same person may ask again at once.
    await people[0]!.requests('account');
  });
});

describe('with acceptances that are repeated soon and two replicas that look', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await ServiceUnderTest.start(
      { REPEAT_ACCEPTANCE_AFTER_MS: 100, DEADLINE_POLL_MS: 20 },
      2,
    );
    service.accounts.knows('account', { administrator: 'accountAdmin' });
  });
  afterAll(() => service.stop());

  const acceptancesOf = (id: string) => {
    const events = service.broker.heard.filter(
      ({ subject, type }) => subject === id && type.includes('.accepted.'),
    );
    return [...new Map(events.map((event) => [event.id, event])).values()];
  };

  it('an acceptance without an answer is said again with the same decision, until it has one', async () => {
    const { id } = await (await service.as('maria')).requests('account');
    const administrator = await service.as('administrator');
    const { version } = viewIn(await administrator.insist(`/access-requests/${id}/acceptance`));
    await eventually('it is said three times', () => acceptancesOf(id).length >= 3);
    const decisions = acceptancesOf(id).map(
      ({ data }) => (data as { accessRequest: { decisionId: string } }).accessRequest.decisionId,
    );
    expect(new Set(decisions)).toEqual(new Set([`${id}-${version}`]));
    const sequences = acceptancesOf(id).map(({ sequence }) => Number(sequence));
    expect(sequences).toEqual(sequences.map((_, index) => version + index));

    await service.broker.say(MembershipGrantedV1, 'account', granted(id, `${id}-${version}`));
    const view = await eventually('the request is effective', async () => {
      const shown = viewIn(await administrator.get(`/access-requests/${id}`));
      return shown.effective && shown;
    });
    expect(view.timeline.map(({ what }) => what)).toEqual(['submitted', 'accepted', 'effective']);
  });
});
