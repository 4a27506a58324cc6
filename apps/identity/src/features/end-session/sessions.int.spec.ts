import { SessionRevokedV1, sessionView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { z } from 'zod';
import type { Answer } from '../../../test/gateway-calls';
import { IdentityUnderTest } from '../../../test/identity-under-test';
import { People } from '../../../test/people';
import { CloseUser } from '../../ops/close-user';

let identity: IdentityUnderTest;
let people: People;
const list = (token: string) => identity.gateway.send('GET', '/sessions', { token });
const end = (id: string, token: string, key?: string) =>
  identity.gateway.send('DELETE', `/sessions/${id}`, {
    token,
    headers: key ? { 'idempotency-key': key } : {},
  });
const itemsIn = ({ body }: Answer) => z.object({ items: z.array(sessionView) }).parse(body).items;
const idsIn = (answer: Answer) => itemsIn(answer).map(({ id }) => id);

beforeAll(async () => {
  identity = await IdentityUnderTest.start();
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('the list of one’s sessions', () => {
  it('shows the live ones, newest first, and which one this is', async () => {
    const first = await people.signIn();
    const second = await people.signInAgain(first.email, {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    });

    const answer = await list(second.token);

    expect(answer).toMatchObject({ status: 200, body: { next: null } });
    expect(idsIn(answer)).toEqual([second.sessionId, first.sessionId]);
    expect(itemsIn(answer)[0]).toMatchObject({ current: true, device: 'Firefox en Linux' });
  });

  it('leaves out what is over and whatever is another person’s', async () => {
    const own = await people.signIn();
    const other = await people.signIn();
    const idle = await people.signInAgain(own.email);
    await identity.store
      .collection<{ _id: string }>('sessions')
      .updateOne(
        { _id: idle.sessionId },
        { $set: { lastSeenAt: new Date(Date.now() - 1_800_000) } },
      );

    expect(idsIn(await list(own.token))).toEqual([own.sessionId]);
    expect(idsIn(await list(other.token))).toEqual([other.sessionId]);
  });
});

describe('a user with more sessions than anybody needs', () => {
  const sessions = () => identity.store.collection<{ _id: string }>('sessions');
  /** Copies of a session, each started a second before the one before. */
  const copy = async (sessionId: string, count: number, change: Record<string, unknown> = {}) => {
    const original = await sessions().findOne({ _id: sessionId });
    const { startedAt } = original as unknown as { startedAt: Date };
    const copies = Array.from({ length: count }, (_, index) => ({
      ...original,
      ...change,
      _id: `${sessionId}-${index}`,
      secretHash: `${sessionId}-${index}`,
      startedAt: new Date(startedAt.getTime() - 1000 * (index + 1)),
    }));
    await sessions().insertMany(copies);
    return copies.map(({ _id }) => _id);
  };
  const liveIds = async (userId: string) =>
    (await sessions().find({ userId, ended: null }).toArray()).map(({ _id }) => _id);

  it('keeps the hundred newest when one more begins', async () => {
    const { email, userId, sessionId } = await people.signIn();
    const older = await copy(sessionId, 101);

    const { sessionId: newest } = await people.signInAgain(email);

    const live = await liveIds(userId);
    expect(live).toHaveLength(100);
    expect(live).toEqual(expect.arrayContaining([newest, sessionId, ...older.slice(0, 98)]));
    await eventually('the hint arrives', () =>
      identity.heard
        .of(SessionRevokedV1.type)
        .some(({ subject, data }) => subject === older.at(-1) && data.reason === 'too-many'),
    );
  });

  it('sees the live ones, however many idle ones are newer', async () => {
    const { userId, sessionId, token } = await people.signIn();
    const idle = await copy(sessionId, 100, { lastSeenAt: new Date(Date.now() - 1_800_000) });
    const newer = { startedAt: new Date(Date.now() + 60_000) };
    await sessions().updateMany({ _id: { $in: idle } }, { $set: newer });
    expect(idsIn(await list(token))).toEqual([sessionId]);
    expect(await liveIds(userId)).toHaveLength(101);
  });

  it('loses every one when the user is closed', async () => {
    const { userId, sessionId } = await people.signIn();
    await copy(sessionId, 150);
    await identity.app.get(CloseUser).execute(userId, 'test', 'ana');
    expect(await liveIds(userId)).toEqual([]);
  });
});

describe('ending a session', () => {
  it('ends it at once, in one write with the hint that makes gateways forget its tokens', async () => {
    const one = await people.signIn();
    const other = await people.signInAgain(one.email);

    const answer = await end(other.sessionId, one.token);

    expect(answer.status).toBe(204);
    expect(answer.headers.has('secop-session')).toBe(false);
    expect(await identity.gateway.exchange(other.secret)).toMatchObject({
      status: 401,
      body: { code: 'session.required' },
    });
    expect((await identity.gateway.exchange(one.secret)).status).toBe(201);
    await eventually('the hint arrives', () =>
      identity.heard
        .of(SessionRevokedV1.type)
        .some(
          ({ subject, data }) =>
            subject === other.sessionId &&
            data.userId === one.userId &&
            data.reason === 'ended-by-user',
        ),
    );
  });

  it('answers the same for one that is over, one that never was and another person’s', async () => {
    const own = await people.signIn();
    const other = await people.signIn();
    const over = await people.signInAgain(own.email);
    await end(over.sessionId, own.token);

    for (const id of [over.sessionId, 'never-was', other.sessionId]) {
      expect(await end(id, own.token)).toMatchObject({
        status: 404,
        body: { code: 'session.not-found' },
      });
    }
    expect((await identity.gateway.exchange(other.secret)).status).toBe(201);
  });

  it('answers again what it answered when the same command is repeated', async () => {
    const own = await people.signIn();
    const over = await people.signInAgain(own.email);
    const statuses = [];
    for (let times = 0; times < 2; times += 1) {
      statuses.push((await end(over.sessionId, own.token, 'a-key')).status);
    }
    expect(statuses).toEqual([204, 204]);
  });
});

describe('signing out', () => {
  it('ends the session and takes the cookie away', async () => {
    const { token, secret, sessionId } = await people.signIn();

    const answer = await end('current', token);

    expect(answer.status).toBe(204);
    expect(answer.headers.get('secop-session')).toBe('');
    expect((await identity.gateway.exchange(secret)).status).toBe(401);
    await eventually('the hint arrives', () =>
      identity.heard
        .of(SessionRevokedV1.type)
        .some(({ subject, data }) => subject === sessionId && data.reason === 'signed-out'),
    );
  });

  it('twice is no error', async () => {
    const { token } = await people.signIn();
    await end('current', token);
    expect((await end('current', token)).status).toBe(204);
  });
});
