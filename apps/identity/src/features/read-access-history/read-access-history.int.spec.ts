import { accessHistoryEntry } from '@secop/contracts';
import { z } from 'zod';
import { historyLimits } from '../../domain/access-history';
import { anAddress, fromNetwork, IdentityUnderTest } from '../../../test/identity-under-test';
import { People } from '../../../test/people';

const page = z.object({ items: z.array(accessHistoryEntry), next: z.string().nullable() });
const firefox = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/132.0' };
const wrong = 'esta no es la contraseña';
let identity: IdentityUnderTest;
let people: People;
const read = async (token: string, query = '') => {
  const { body, status, text } = await identity.gateway.send('GET', `/me/access-history${query}`, {
    token,
  });
  if (status !== 200) throw new Error(text);
  return page.parse(body);
};
const tryWrong = (email: string) =>
  identity.gateway.post('/sessions', { email, password: wrong }, { ...fromNetwork(), ...firefox });
const histories = () => identity.store.collection<{ _id: string }>('access_history');

beforeAll(async () => {
  identity = await IdentityUnderTest.start({ SIGN_IN_TRIES_PER_ADDRESS: '3' });
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('the history of accesses', () => {
  it('shows sign-ins, refusals, ends and another password, newest first', async () => {
    const { email, token, sessionId } = await people.signIn();
    await tryWrong(email);
    const { token: later } = await people.signInAgain(email, firefox);
    await identity.gateway.send('DELETE', `/sessions/${sessionId}`, { token });
    const password = 'la luna sale sobre el río';
    const link = await people.askForLink(email);
    const completion = { token: link.token, password };
    await identity.gateway.post('/password-resets/completion', completion, {
      'user-agent': 'curl/8.5.0',
    });

    const { items, next } = await read(later);

    const onFirefox = { device: 'Firefox en Windows', reason: null };
    const unknown = 'Navegador desconocido';
    expect(items).toMatchObject([
      { what: 'password-changed', device: 'curl', reason: null },
      { what: 'session-ended', device: 'Firefox en Windows', reason: 'password-changed' },
      { what: 'session-ended', device: unknown, reason: 'ended-by-user' },
      { what: 'signed-in', ...onFirefox },
      { what: 'refused', ...onFirefox },
      { what: 'signed-in', device: unknown, reason: null },
    ]);
    expect(next).toBeNull();
    const times = items.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('comes in pages that miss and repeat nothing', async () => {
    const { email, token } = await people.signIn();
    for (let times = 0; times < 4; times += 1) await tryWrong(email);
    const all = (await read(token)).items;
    expect(all).toHaveLength(5);
    const pages = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const found = await read(token, `?limit=2${cursor && `&cursor=${cursor}`}`);
      pages.push(found.items);
      cursor = found.next;
    }
    expect(pages).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4)]);
  });

  it.each(['x', Buffer.from('["2026-01-01","a"]').toString('base64url'), 'W10'])(
    'refuses the cursor %s, which is none of ours',
    async (cursor) => {
      const { token } = await people.signIn();
      const path = `/me/access-history?cursor=${cursor}`;
      expect(await identity.gateway.send('GET', path, { token })).toMatchObject({
        status: 422,
        body: { code: 'request.invalid', errors: [{ pointer: '/query/cursor' }] },
      });
    },
  );

  it('is one’s own, and nobody else’s', async () => {
    const { email } = await people.signIn();
    const stranger = await people.signIn();
    await tryWrong(email);
    expect((await read(stranger.token)).items).toMatchObject([{ what: 'signed-in' }]);
  });

  it('keeps the newest hundred, and no number of refusals pushes out what the person did', async () => {
    const { email, token, userId } = await people.signIn();
    const at = new Date();
    const many = (what: string, count: number) =>
      Array.from({ length: count }, (_, nth) => ({
        ...{ id: `${what}-${nth}`, what, at, device: 'curl', reason: null },
      }));
    const [own, refused] = [many('signed-in', historyLimits.own), many('refused', 50)];
    await histories().updateOne({ _id: userId }, { $set: { own, refused } });

    for (let times = 0; times < 5; times += 1) await tryWrong(email);

    const stored = await histories().findOne({ _id: userId });
    expect(stored).toMatchObject({ own, refused: { length: historyLimits.refused } });
    const entries = [
      ...(await read(token, '?limit=100')).items,
      ...(await read(token, `?limit=100&cursor=${(await read(token, '?limit=100')).next}`)).items,
    ];
    expect(entries.filter(({ what }) => what === 'signed-in')).toHaveLength(historyLimits.own);
    expect(entries.slice(0, 5).map(({ device }) => device)).toEqual(
      Array(5).fill('Firefox en Windows'),
    );
  });

  it('forgets the oldest sign-in at the hundred and first', async () => {
    const { email, userId } = await people.signIn();
    const old = { id: 'old', what: 'signed-in', at: new Date(), device: 'curl', reason: null };
    const own = Array.from({ length: historyLimits.own }, (_, nth) => ({ ...old, id: `${nth}` }));
    await histories().updateOne({ _id: userId }, { $set: { own } });
    await people.signInAgain(email);
    const kept = (await histories().findOne({ _id: userId })) as unknown as { own: object[] };
    expect(kept.own).toHaveLength(historyLimits.own);
    expect(kept.own[0]).toMatchObject({ id: '1' });
  });

  it('shows nothing older than 180 days', async () => {
    const { token, userId } = await people.signIn();
    const at = new Date(Date.now() - historyLimits.keptMs);
    await histories().updateOne({ _id: userId }, { $set: { 'own.0.at': at } });
    expect(await read(token)).toEqual({ items: [], next: null });
  });

  it('keeps no address of a network, of a person, nor the header of the browser', async () => {
    const { email, userId } = await people.signIn();
    await identity.gateway.post(
      '/sessions',
      { email, password: wrong },
      { ...fromNetwork('203.0.113.77'), ...firefox },
    );
    const stored = JSON.stringify(await histories().findOne({ _id: userId }));
    expect(stored).toContain('Firefox en Windows');
    for (const raw of ['203.0.113', 'Mozilla', 'Gecko', email]) expect(stored).not.toContain(raw);
  });
});

describe('a refused sign-in', () => {
  it('writes as much for an address that nobody has, which is soon gone', async () => {
    const { email } = await people.signIn();
    const before = await histories().countDocuments();
    await tryWrong(anAddress());
    await tryWrong(email);

    expect(await histories().countDocuments()).toBe(before + 1);
    const [decoy] = await histories()
      .find({ _id: /^nobody / } as object)
      .sort({ deleteAt: -1 })
      .toArray();
    const { deleteAt } = decoy as unknown as { deleteAt: Date };
    expect(deleteAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
  });

  it('is seen by the person beyond the limit too, and with the right password', async () => {
    const { email, token } = await people.signIn();
    for (let times = 0; times < 3; times += 1) await tryWrong(email);
    const refused = await people.signInAgain(email).catch(() => undefined);
    expect(refused?.token).toBeUndefined();
    const { items } = await read(token);
    expect(items.map(({ what }) => what)).toEqual([
      ...Array<string>(4).fill('refused'),
      'signed-in',
    ]);
  });
});
