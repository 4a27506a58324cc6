import { randomUUID } from 'node:crypto';
import { AccessRequestAcceptedV1, UserClosedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import type { mongo } from 'mongoose';
import { AccountsApp } from '../../test-support/accounts-app';
import { generatedDirectory } from '../../test-support/generated-directory';
import { RecordedQueries, usesIndex, type Query } from '../../test-support/query-plans';
import { aCompany } from '../../test-support/registrations';
import { anAcceptance, anEntry } from '../domain/account/account.builder';
import { AppointAdministrator } from '../ops/appoint-administrator';
import { CloseAccount } from '../ops/close-account';
import { ImportDirectory } from '../ops/import-directory/import-directory';
import { DirectoryImport } from './directory-import';

const filler = (n: number) => ({
  _id: `filler-${n}`,
  v: 1,
  code: `F-${n}`,
  legalName: `RELLENO ${n}`,
  claim: `nit ${n}`,
  registeredBy: `filler-member-${n}`,
  status: 'active',
  members: [
    { userId: `filler-member-${n}`, role: 'provider', state: 'active', since: new Date(), by: 'x' },
  ],
  refusals: [],
  outbox: [],
});

describe('every query of the service', () => {
  let app: AccountsApp;
  let queries: Query[];
  const database = () => app.store.db as mongo.Db;

  beforeAll(async () => {
    app = await AccountsApp.start();
    const { file, remove } = await generatedDirectory(12_000);
    await app.get(ImportDirectory).execute(file);
    await remove();
    for (const collection of ['accounts', 'closed_users', 'registrations']) {
      const documents = Array.from({ length: 4_000 }, (_, n) => filler(n));
      await database()
        .collection(collection)
        .insertMany(documents as never[]);
    }
    const recorded = new RecordedQueries();
    recorded.start();
    await everyFeature();
    await eventually('the poll has looked', () => recorded.has('outboxAt'));
    queries = recorded.stop();
  });
  afterAll(() => app?.stop());

  async function everyFeature(): Promise<void> {
    const get = (path: string) => app.as('ana', 'GET', path);
    for (const q of [
      'construcciones',
      'constru bacodi',
      'construccoines',
      'ana maria perez ruiz',
      '800000003',
      'construcciones ruiz zapatero',
    ]) {
      await get(`/accounts?q=${encodeURIComponent(q)}`);
    }
    const company = aCompany();
    const { id, code } = (
      await app.as<{ id: string; code: string }>('ana', 'POST', '/accounts', company)
    ).body;
    await app.as('eva', 'POST', '/accounts', company);
    const consortium = { ...aCompany(), nit: undefined, organizationType: 'CONSORTIUM' };
    await Promise.all(
      ['eva', 'ana', 'rosa'].map((user) => app.as(user, 'POST', '/accounts', consortium)),
    );
    app.publish(AccessRequestAcceptedV1, {
      accessRequest: anAcceptance({ id: randomUUID(), accountId: id }).accessRequest,
    });
    await app.quiet();
    await app.as('ana', 'PATCH', `/accounts/${id}/members/rosa`, { role: 'accountAdmin' });
    await app.as('ana', 'POST', `/accounts/${id}/members/ana/cancellation`, {});
    for (const path of ['', '/acting']) await get(`/accounts/${id}${path}`);
    for (const path of ['members', 'admission', 'role'])
      await get(`/internal/accounts/${id}/${path}`);
    await get('/internal/memberships');
    await app
      .get(DirectoryImport)
      .write([anEntry({ codigo: '1000001', nombre: 'OTRO NOMBRE SAS' })]);
    await app
      .get(AppointAdministrator)
      .execute({ account: '1000002', userId: 'eva', evidence: 'x', operator: 'x' });
    await app.get(CloseAccount).execute(code, 'x', 'x');
    app.publish(UserClosedV1, { userId: 'eva', reason: 'asked' });
    await app.quiet();
  }

  it('was seen', () => {
    const collections = new Set(queries.map(({ collection }) => collection));
    expect([...collections].sort()).toEqual([
      'accounts',
      'closed_users',
      'directory_entries',
      'directory_words',
      'registrations',
    ]);
    expect(queries.length).toBeGreaterThan(15);
  });

  it('is answered from an index', async () => {
    const unindexed: string[] = [];
    for (const query of queries) {
      if (!(await usesIndex(database(), query))) unindexed.push(JSON.stringify(query));
    }
    expect(unindexed).toEqual([]);
  });

  it.each([
    ['accounts', { legalName: 'RELLENO 1' }],
    ['directory_entries', { municipality: 'Cali' }],
    ['directory_entries', { $or: [{ keys: 'w X' }, { name: 'X' }] }],
    ['closed_users', {}],
  ])('would be reported if it had none: %s %j', async (collection, filter) => {
    expect(await usesIndex(database(), { collection, filter })).toBe(false);
  });

  it.each([
    ['accounts', 'member', { 'members.userId': 'filler-member-1' }],
    ['accounts', 'code', { code: 'F-1', registeredBy: { $exists: true } }],
    ['directory_words', 'deletions', { deletions: { $in: ['CONSTRUCCIONES'] } }],
    ['directory_entries', 'keys', { keys: 'w CONSTRUCCIONES' }],
  ])('would be reported if the index were gone: %s %s', async (collection, index, filter) => {
    expect(await usesIndex(database(), { collection, filter })).toBe(true);
    await database().collection(collection).dropIndex(index);
    expect(await usesIndex(database(), { collection, filter })).toBe(false);
  });
});
