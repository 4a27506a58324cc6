import { MembershipCancelledV1, UserClosedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import mongoose from 'mongoose';
import { membership } from '../../../test-support/grants';
import { refusalIn, viewIn, type Person } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

describe('reverting a rejection', () => {
  let service: ServiceUnderTest;
  let administrator: Person;

  beforeAll(async () => {
    // Short business days end the cool-down, so that a person can ask again.
    service = await ServiceUnderTest.start({ BUSINESS_DAY_MS: 100, DEADLINE_POLL_MS: 60_000 });
    for (let index = 0; index < 12; index += 1) {
      service.accounts.knows(`account-${index}`, { administrator: 'accountAdmin' });
    }
    administrator = await service.as('administrator');
  });
  afterAll(() => service.stop());

  async function rejected(person: Person, account = 'account-0') {
    const { id } = await person.requests(account);
    viewIn(await administrator.insist(`/access-requests/${id}/rejection`, { reason: 'No' }));
    return id;
  }
  const revert = (id: string) => administrator.insist(`/access-requests/${id}/rejection-reversal`);
  const askAgain = (person: Person, account: string) =>
    eventually('the cool-down is over', async () => {
      const answer = await person.post('/access-requests', { accountId: account });
      return answer.status === 201;
    });

  it('makes the request pending again, with new deadlines', async () => {
    const id = await rejected(await service.as('maria'));
    const view = viewIn(await revert(id));
    expect(view).toMatchObject({ status: 'pending', decidedBy: null, reason: null });
    expect(view.timeline.map(({ what }) => what)).toEqual(['submitted', 'rejected', 'reopened']);
    await service.broker.untilHeard(id, 'submitted', 'rejected', 'rejection-reverted');
    viewIn(await administrator.insist(`/access-requests/${id}/acceptance`));
  });

  it('is announced with its last moment, and to the requester with when to ask again', async () => {
    const requester = await service.as('beatriz');
    const id = await rejected(requester);
    const own = viewIn(await requester.get(`/access-requests/${id}`));
    const seen = viewIn(await administrator.get(`/access-requests/${id}`));
    const days = (Date.parse(own.reversibleUntil!) - Date.parse(own.decidedAt!)) / 86_400_000;
    expect(days).toBe(30);
    expect(seen.reversibleUntil).toBe(own.reversibleUntil);
    expect(Date.parse(own.askableFrom!)).toBeGreaterThan(Date.parse(own.decidedAt!));
    expect(seen).not.toHaveProperty('askableFrom');
    const again = viewIn(await revert(id));
    expect(again).not.toHaveProperty('reversibleUntil');
  });

  it('is possible for rejected requests only', async () => {
    const { id } = await (await service.as('pedro')).requests('account-0');
    expect(refusalIn(await revert(id))).toEqual([409, 'access-request.not-rejected']);
  });

  it('is refused while the person has another open request for the account', async () => {
    const person = await service.as('ana');
    const id = await rejected(person);
    await askAgain(person, 'account-0');
    expect(refusalIn(await revert(id))).toEqual([409, 'access-request.already-pending']);
  });

  it('is refused while the person has ten other open requests', async () => {
    const person = await service.as('luis');
    const id = await rejected(person);
    for (let index = 1; index <= 10; index += 1) await person.requests(`account-${index}`);
    expect(refusalIn(await revert(id))).toEqual([429, 'access-request.too-many-pending']);
  });

  it('finds another place when its own was taken meanwhile', async () => {
    const person = await service.as('rosa');
    const id = await rejected(person);
    for (let index = 1; index <= 9; index += 1) await person.requests(`account-${index}`);
    viewIn(await revert(id));
  });

  it('and asking anew at the same instant leaves one open request, 20 times', async () => {
    for (let round = 0; round < 20; round += 1) {
      const person = await service.as(`racer-${round}`);
      const id = await rejected(person);
      await askAgain(person, 'account-0');
      const { body } = await person.get('/access-requests?status=pending');
      const [second] = (body as { items: { id: string }[] }).items;
      viewIn(await person.post(`/access-requests/${second!.id}/withdrawal`));

      const answers = await Promise.all([
        revert(id),
        person.insist('/access-requests', { accountId: 'account-0' }),
      ]);
      const lost = answers.filter(({ status }) => status >= 400);
      expect(lost.map(refusalIn)).toEqual([[409, 'access-request.already-pending']]);
    }
  });

  it('is too late after thirty days', async () => {
    const id = await rejected(await service.as('juan'));
    const store = await mongoose.createConnection(service.infrastructure.mongodbUri).asPromise();
    const longAgo = new Date(Date.now() - 31 * 86_400_000);
    await store
      .collection<{ _id: string }>('access_requests')
      .updateOne({ _id: id }, { $set: { 'decision.at': longAgo } });
    await store.close();
    expect(refusalIn(await revert(id))).toEqual([409, 'access-request.reversal-too-late']);
  });

  it('leaves out an administrator who was cancelled while accounts was being asked', async () => {
    service.accounts.knows('left', { administrator: 'accountAdmin', former: 'accountAdmin' });
    const person = await service.as('left-out');
    const other = await (await service.as('other')).requests('left');
    const id = await rejected(person, 'left');
    const data = membership('left', 'former', { state: 'cancelled' });
    await service.broker.say(MembershipCancelledV1, 'left', data);
    await eventually('the waiting request knows', async () => {
      const { version } = viewIn(await administrator.get(`/access-requests/${other.id}`));
      return version === 2;
    });
    viewIn(await revert(id));
    viewIn(await person.insist(`/access-requests/${id}/reminders`));
    await service.broker.untilHeard(id, 'submitted', 'rejected', 'rejection-reverted', 'reminded');
    expect(service.broker.heard.findLast(({ subject }) => subject === id)?.data).toMatchObject({
      accessRequest: { administrators: ['administrator'] },
    });
  });

  it('is refused when the requester was closed', async () => {
    const person = await service.as('closed');
    const id = await rejected(person);
    const other = await person.requests('account-1');
    await service.broker.say(UserClosedV1, 'closed', { userId: 'closed', reason: 'own-wish' });
    await service.broker.untilHeard(other.id, 'submitted', 'expired');
    expect(refusalIn(await revert(id))).toEqual([404, 'user.not-found']);
    await service.broker.untilHeard(id, 'submitted', 'rejected');
  });
});
