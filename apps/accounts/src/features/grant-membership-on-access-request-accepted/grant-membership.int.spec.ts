import { randomUUID } from 'node:crypto';
import {
  AccessRequestAcceptedV1,
  UserClosedV1,
  type AccessRequestSnapshot,
} from '@secop/contracts';
import { eventually } from '@secop/testing';
import { AccountsApp } from '../../../test-support/accounts-app';
import { aCompany } from '../../../test-support/registrations';
import { anAcceptance, anEntry } from '../../domain/account/account.builder';
import { ClosedUsers } from '../../infrastructure/closed-users';
import { DirectoryImport } from '../../infrastructure/directory-import';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';

const granted = 'accounts.membership.granted.v1';
const refused = 'accounts.membership.refused.v1';

describe('an accepted access request', () => {
  let app: AccountsApp;
  let accountId: string;
  beforeAll(async () => (app = await AccountsApp.start()));
  afterAll(() => app?.stop());
  beforeEach(async () => {
    const { body } = await app.as<{ id: string }>('ana', 'POST', '/accounts', aCompany());
    accountId = body.id;
  });

  const acceptance = (facts: Partial<AccessRequestSnapshot> = {}) => {
    const id = facts.id ?? randomUUID();
    const { accessRequest } = anAcceptance({ accountId, decisionId: `${id}.2`, ...facts, id });
    return accessRequest;
  };
  const accept = (accessRequest: AccessRequestSnapshot) =>
    app.publish(AccessRequestAcceptedV1, { accessRequest }, accessRequest.id);
  const saidOf = (type: string, request: AccessRequestSnapshot) =>
    app
      .said(type, request.accountId)
      .filter(({ data }) =>
        [data.accessRequestId, data.membership?.accessRequestId].includes(request.id as never),
      );
  const answerTo = (request: AccessRequestSnapshot) =>
    eventually('the acceptance is answered', () => {
      const [answer] = [...saidOf(granted, request), ...saidOf(refused, request)];
      return answer;
    });
  const membersOf = async (id = accountId) =>
    (await app.get(MongoAccounts).find(id))!.state.members;
  const acting = async (user: string) =>
    (await app.as(user, 'GET', `/accounts/${accountId}/acting`)).status;
  const cancel = (user: string) =>
    app.as('ana', 'POST', `/accounts/${accountId}/members/${user}/cancellation`, {
      reason: 'se fue',
    });

  it('becomes a membership: the person can act from here on', async () => {
    const request = acceptance();
    expect(await acting('rosa')).toBe(403);
    accept(request);
    expect((await answerTo(request)).data.membership).toMatchObject({
      userId: 'rosa',
      role: 'provider',
      state: 'active',
      decisionId: request.decisionId,
      by: 'ana',
    });
    expect(await acting('rosa')).toBe(200);
  });

  it('is granted once, however often it is delivered and said', async () => {
    const request = acceptance();
    for (let i = 0; i < 20; i += 1) accept(request);
    await answerTo(request);
    await app.quiet();
    expect((await membersOf()).filter(({ userId }) => userId === 'rosa')).toHaveLength(1);
    expect(saidOf(granted, request)).toHaveLength(1);
  });

  it('is answered again with the present state after a minute', async () => {
    const request = acceptance();
    accept(request);
    await answerTo(request);
    await cancel('rosa');
    const old = new Date(Date.now() - 61_000);
    await app.store
      .collection('accounts')
      .updateOne(
        { _id: accountId as never, 'members.userId': 'rosa' },
        { $set: { 'members.$.answeredAt': old } },
      );
    accept(request);
    const answers = await eventually('it is said again', () => {
      const all = saidOf(granted, request);
      return all.length === 2 && all;
    });
    expect(answers[1]!.data.membership).toMatchObject({ state: 'cancelled' });
  });

  it('that comes late never revives a cancelled access', async () => {
    const request = acceptance();
    accept(request);
    await answerTo(request);
    expect((await cancel('rosa')).status).toBe(200);
    for (let i = 0; i < 5; i += 1) accept(request);
    await app.quiet();
    expect(await acting('rosa')).toBe(403);
    expect(await membersOf()).toHaveLength(2);
  });

  it('grants two of the same person’s requests only once when they arrive together', async () => {
    const requests = Array.from({ length: 6 }, () => acceptance());
    requests.forEach(accept);
    await Promise.all(requests.map(answerTo));
    expect((await membersOf()).filter(({ userId }) => userId === 'rosa')).toHaveLength(1);
    expect(requests.flatMap((request) => saidOf(granted, request))).toHaveLength(1);
    expect(
      requests.flatMap((request) => saidOf(refused, request)).map(({ data }) => data.reason),
    ).toEqual(Array(5).fill('already-member'));
  });

  it('grants many people at once, each once', async () => {
    const requests = Array.from({ length: 40 }, (_, i) => acceptance({ userId: `person-${i}` }));
    for (const request of [...requests, ...[...requests].reverse()]) accept(request);
    await Promise.all(requests.map(answerTo));
    await app.quiet();
    expect(await membersOf()).toHaveLength(41);
    expect(requests.map((request) => saidOf(granted, request).length)).toEqual(Array(40).fill(1));
  });

  describe('is refused', () => {
    const reasonOf = async (request: AccessRequestSnapshot) => {
      accept(request);
      return (await answerTo(request)).data.reason;
    };

    it('when the decider is no administrator, and can be accepted again by one', async () => {
      const request = acceptance({ decidedBy: 'eva' });
      expect(await reasonOf(request)).toBe('decider-not-administrator');
      accept({ ...request, decidedBy: 'ana', decisionId: `${request.id}.4` });
      await eventually('it is granted', () => saidOf(granted, request).length === 1);
    });

    it('for a member', async () => {
      await reasonOf(acceptance());
      expect(await reasonOf(acceptance())).toBe('already-member');
    });

    it('by a closed account', async () => {
      await app.store
        .collection('accounts')
        .updateOne(
          { _id: accountId as never },
          { $set: { status: 'closed', closedAt: new Date() } },
        );
      expect(await reasonOf(acceptance())).toBe('account-closed');
    });

    it('by an account with 2,000 entries', async () => {
      const members = Array.from({ length: 1_999 }, (_, i) => ({
        userId: `former-${i}`,
        role: 'provider',
        state: 'cancelled',
        since: new Date(),
        by: 'ana',
      }));
      await app.store
        .collection('accounts')
        .updateOne(
          { _id: accountId as never },
          { $push: { members: { $each: members } } as never },
        );
      expect(await reasonOf(acceptance())).toBe('account-full');
      expect(await membersOf()).toHaveLength(2_000);
    });

    it('for a closed user', async () => {
      app.publish(UserClosedV1, { userId: 'closed-before', reason: 'asked' });
      await app.quiet();
      expect(await reasonOf(acceptance({ userId: 'closed-before' }))).toBe('user-closed');
    });

    it('by an imported account, whose aggregate begins with it', async () => {
      await app.get(DirectoryImport).write([anEntry({ codigo: '801' })]);
      const request = acceptance({ accountId: 'secop-801' });
      expect(await reasonOf(request)).toBe('decider-not-administrator');
      expect(app.said('accounts.account.created.v1', 'secop-801')).toMatchObject([
        { sequence: expect.anything() as number, data: { account: { code: '801' } } },
      ]);
      expect(await membersOf('secop-801')).toEqual([]);
    });

    it('and stays refused for the same decision when things change', async () => {
      const request = acceptance({ decidedBy: 'eva' });
      expect(await reasonOf(request)).toBe('decider-not-administrator');
      const eva = acceptance({ userId: 'eva', grantedRole: 'accountAdmin' });
      accept(eva);
      await answerTo(eva);
      accept(request);
      await app.quiet();
      expect(saidOf(granted, request)).toEqual([]);
    });
  });

  it('ends again at once when the person is closed between the reading and the write', async () => {
    const closedUsers = app.get(ClosedUsers);
    const reads = jest.spyOn(closedUsers, 'has');
    reads.mockImplementationOnce(async (userId) => {
      const before = await ClosedUsers.prototype.has.call(closedUsers, userId);
      await closedUsers.add(userId);
      return before;
    });
    const request = acceptance({ userId: 'closing' });
    accept(request);
    const last = await eventually('the membership has ended', async () => {
      const member = (await membersOf()).at(-1);
      return member?.state === 'ended' && member;
    });
    reads.mockRestore();
    expect(last).toMatchObject({ userId: 'closing', by: 'system', reason: 'user-closed' });
  });

  it('leaves no closed user with a live membership, in whatever order things arrive', async () => {
    const people = Array.from({ length: 15 }, (_, i) => `leaver-${i}`);
    people.forEach((userId, i) => {
      const accepted = () => accept(acceptance({ userId }));
      const closed = () => app.publish(UserClosedV1, { userId, reason: 'asked' });
      (i % 2 === 0 ? [accepted, closed, accepted] : [closed, accepted, closed]).forEach((say) =>
        say(),
      );
    });
    await app.quiet();
    const live = (await membersOf()).filter(({ state }) => state === 'active');
    expect(live.map(({ userId }) => userId)).toEqual(['ana']);
  });

  it('of an account that does not exist is tried again, not lost', async () => {
    const request = acceptance({ accountId: 'secop-802' });
    accept(request);
    await app.get(DirectoryImport).write([anEntry({ codigo: '802' })]);
    expect((await answerTo(request)).data.reason).toBe('decider-not-administrator');
  });

  it('without a decision is parked', async () => {
    const before = await app.parked();
    accept(acceptance({ decisionId: undefined }));
    await eventually('it is parked', async () => (await app.parked()) === before + 1);
  });
});
