import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { CloseUser } from '../src/ops/close-user';
import { FindUser } from '../src/ops/find-user';
import { aPassword, anAddress, IdentityUnderTest } from './identity-under-test';
import { People } from './people';

interface Query {
  readonly collection: string;
  readonly filter: Record<string, unknown>;
  readonly sort?: Record<string, 1>;
}
const own = [
  'users',
  'registration_attempts',
  'password_resets',
  'access_history',
  'sessions',
  'counters',
  'operator_audit',
];

/** Index names in a plan, MongoDB's or DocumentDB's; costs of indexes that were not taken do not count. */
function indexesIn(plan: unknown): string[] {
  if (plan === null || typeof plan !== 'object') return [];
  return Object.entries(plan).flatMap(([name, value]) => {
    if (name === 'indexName') return [String(value)];
    return ['IndexCosts', 'rejectedPlans'].includes(name) ? [] : indexesIn(value);
  });
}

/** What the driver sent: the filter of every read, update and removal. */
function queryOf(command: Record<string, unknown>): Query[] {
  if (command.find) {
    const { find, filter, sort } = command as never as { find: string } & Query;
    return [{ collection: find, filter, sort }];
  }
  if (command.findAndModify) {
    const { findAndModify, query } = command as { findAndModify: string; query: object };
    return [{ collection: findAndModify, filter: query as Query['filter'] }];
  }
  const collection = String(command.update ?? command.delete);
  const parts = (command.updates ?? command.deletes ?? []) as { q: Query['filter'] }[];
  return parts.map(({ q }) => ({ collection, filter: q }));
}

describe('every query of the service', () => {
  let identity: IdentityUnderTest;
  const queries = new Map<string, Query>();
  /** By `_id`, or by an index of ours: DocumentDB walks through `_id_` where there is none. */
  const isIndexed = async ({ collection, filter, sort }: Query) => {
    if ('_id' in filter) return true;
    const cursor = identity.store.collection(collection).find(filter, sort ? { sort } : {});
    return indexesIn(await cursor.explain('queryPlanner')).some((name) => name !== '_id_');
  };

  beforeAll(async () => {
    identity = await IdentityUnderTest.start({}, { storeOptions: '?monitorCommands=true' });
    const connection = identity.app.get<Connection>(getConnectionToken());
    connection.getClient().on('commandStarted', ({ command }) => {
      for (const query of queryOf(command)) {
        if (!own.includes(query.collection)) continue;
        const shape = `${query.collection} ${Object.keys(query.filter).sort().join(' ')}`;
        queries.set(shape, query);
      }
    });
  });
  afterAll(() => identity.stop());

  it('has an index', async () => {
    const people = new People(identity);
    const { gateway } = identity;
    const { email } = await people.register();
    const link = await people.askForLink(email);
    const password = 'la luna sale sobre el río';
    await gateway.post('/password-resets/completion', { token: link.token, password });
    const { userId, token, sessionId } = await people.signInAgain(email, {}, password);
    const open = await people.start();
    await people.verify({ email: open.email, code: '00000000', password: aPassword });
    await gateway.post('/email-verifications/resend', { email: open.email });
    await gateway.post('/sessions', { email: anAddress(), password: aPassword });
    await gateway.post('/internal/users/names', { userIds: [userId] });
    await gateway.send('GET', '/sessions', { token });
    await gateway.send('GET', '/me/access-history', { token });
    await gateway.send('PATCH', '/me', { token, body: { firstNames: 'Rosa' } });
    await gateway.send('DELETE', `/sessions/${sessionId}`, { token });
    await identity.app.get(FindUser).execute(email, 'ana');
    await identity.app.get(CloseUser).execute(userId, 'test', 'ana');

    expect(queries.size).toBeGreaterThan(12);
    for (const [shape, query] of queries) {
      expect({ shape, indexed: await isIndexed(query) }).toEqual({ shape, indexed: true });
    }
  });

  it('would be reported without one', async () => {
    expect(await isIndexed({ collection: 'users', filter: { firstNames: 'Rosa' } })).toBe(false);
  });
});
