import { eventually, fires, freePort, Scrape } from '@secop/testing';
import mongoose from 'mongoose';
import { refusalIn, viewIn, type Person } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

const bound = 501;
const waiting = 'secop_access_requests_awaiting_grant';

describe('what operators are told of access requests', () => {
  let service: ServiceUnderTest;
  let store: mongoose.Connection;
  let administrator: Person;
  let url: string;
  let well: Scrape;

  beforeAll(async () => {
    const METRICS_PORT = await freePort();
    url = `http://127.0.0.1:${METRICS_PORT}/metrics`;
    // Nobody looks at deadlines but once, at the start.
    const settings = { DEADLINE_POLL_MS: 3_600_000, MAXIMUM_AWAITING_GRANT: bound };
    service = await ServiceUnderTest.start({ ...settings, METRICS_PORT });
    service.accounts.knows('account', { administrator: 'accountAdmin' });
    administrator = await service.as('administrator');
    store = await mongoose.createConnection(service.infrastructure.mongodbUri).asPromise();
    well = await Scrape.of(url);
  });
  afterAll(async () => {
    await store.close();
    await service.stop();
  });

  const when = (what: string, isSo: (scrape: Scrape) => boolean) =>
    eventually(what, async () => {
      const scrape = await Scrape.of(url);
      return isSo(scrape) && scrape;
    });
  const requests = () => store.collection<{ _id: string }>('access_requests');

  it('that somebody was accepted and accounts does not answer', async () => {
    const { id } = await (await service.as('maria')).requests('account');
    viewIn(await administrator.post(`/access-requests/${id}/acceptance`));

    const ill = await when('one waits', (scrape) => scrape.value(waiting) === 1);
    expect(ill.value('secop_access_request_happenings_total', { happening: 'accepted' })).toBe(1);
    expect(await fires('SecopGrantsMissing', well, ill)).toBe(true);
    expect(await fires('SecopGrantsBehind', well, ill)).toBe(false);
  });

  it('that a deadline has passed and nobody dealt with it', async () => {
    const { id } = await (await service.as('pedro')).requests('account');
    const dueAt = new Date(Date.now() - 600_000);
    await requests().updateOne({ _id: id }, { $set: { dueAt } });

    const overdue = 'secop_access_request_deadlines_overdue_seconds';
    const ill = await when('it is overdue', (scrape) => scrape.value(overdue) > 500);
    expect(await fires('SecopDeadlinesLate', well, ill)).toBe(true);
  });

  it('that accounts falls behind, and that people are refused because of it', async () => {
    const [accepted] = await requests().find({ status: 'accepted' }).toArray();
    await requests().insertMany(
      Array.from({ length: bound }, (_, at) => ({
        ...accepted,
        _id: `req_behind_${at}`,
        userId: `user_${at}`,
        reference: `reference ${at}`,
      })),
    );
    const behind = await when('many wait', (scrape) => scrape.value(waiting) > bound);
    expect(await fires('SecopGrantsBehind', well, behind)).toBe(true);

    for (let asker = 0; asker < 12; asker += 1) {
      const person = await service.as(`asker-${asker}`);
      const answer = await person.post('/access-requests', { accountId: 'account' });
      expect(refusalIn(answer)).toEqual([503, 'service.overloaded']);
    }
    const ill = await when(
      'the refusals are counted',
      (scrape) => scrape.value('secop_problems_total', { code: 'service.overloaded' }) >= 12,
    );
    expect(await fires('SecopOverloaded', well, ill)).toBe(true);
    expect(await fires('SecopAnswersUnavailable', behind, ill)).toBe(true);
  });
});
