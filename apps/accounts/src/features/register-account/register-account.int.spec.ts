import { UserClosedV1, type AccountView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { AccountsApp } from '../../../test-support/accounts-app';
import { aCompany, aNit, withCheckDigit } from '../../../test-support/registrations';
import { anEntry } from '../../domain/account/account.builder';
import { ClosedUsers } from '../../infrastructure/closed-users';
import { DirectoryImport } from '../../infrastructure/directory-import';
import { CloseAccount } from '../../ops/close-account';
import { FindExistingAccounts } from './find-existing-accounts';

describe('registering an account', () => {
  let app: AccountsApp;
  beforeAll(async () => (app = await AccountsApp.start()));
  afterAll(() => app?.stop());

  const register = (user: string, body: unknown, headers = {}) =>
    app.as<AccountView & { code: string; candidates?: AccountView[]; errors?: unknown }>(
      user,
      'POST',
      '/accounts',
      body,
      headers,
    );
  const accountsWith = (nit: string) => app.store.collection('accounts').countDocuments({ nit });

  it('makes the creator its administrator and says so', async () => {
    const company = aCompany();
    const { status, body, etag } = await register('ana', company);
    expect(status).toBe(201);
    expect(etag).toBe('"1"');
    expect(body).toMatchObject({ nit: company.nit, hasAdministrator: true, active: true });
    expect((await app.as('ana', 'GET', `/accounts/${body.id}/acting`)).body).toMatchObject({
      role: 'accountAdmin',
    });
    await eventually('the membership is said', () =>
      Boolean(app.said('accounts.membership.granted.v1', body.id).length),
    );
    expect(app.said('accounts.account.created.v1', body.id)).toHaveLength(1);
  });

  it('keeps the notification address and never says it', async () => {
    const { body } = await register('ana', aCompany({ notificationEmail: 'SECRETO@example.com' }));
    const stored = await app.store.collection('accounts').findOne({ _id: body.id as never });
    expect(stored).toMatchObject({ notificationEmail: 'secreto@example.com' });
    await app.quiet();
    expect(JSON.stringify(app.events)).not.toContain('secreto@');
    expect(JSON.stringify(body)).not.toContain('secreto@');
  });

  it.each([
    ['nit.check-digit-wrong', { nit: '899999068-2' }],
    ['nit.check-digit-wrong', { nit: '8999990682' }],
    ['nit.placeholder', { nit: '222222222' }],
    ['nit.invalid', { nit: 'no tengo' }],
    ['nit.required', { nit: undefined }],
    ['nit.required', { nit: undefined, organizationType: 'NATURAL_PERSON' }],
    ['request.invalid', { legalName: '. . .' }],
    ['request.invalid', { municipality: '-' }],
    ['request.invalid', { organizationType: 'OWNER' }],
    ['request.invalid', { notificationEmail: 'a@b, c@d' }],
    ['request.invalid', { administrator: 'ana' }],
  ])('is refused: %s for %j', async (code, facts) => {
    const { status, body } = await register('ana', aCompany(facts));
    expect({ status, code: body.code }).toEqual({ status: 422, code });
    expect(body.errors).toMatchObject([{ pointer: `/${Object.keys(facts)[0]}` }]);
  });

  it('is refused when an account has the same NIT in any format, and offers it', async () => {
    const company = aCompany();
    const first = await register('ana', company);
    const other = aCompany({ nit: withCheckDigit(company.nit) });
    const { status, body } = await register('eva', other);
    expect(status).toBe(409);
    expect(body.code).toBe('account.already-exists');
    expect(body.candidates).toMatchObject([{ id: first.body.id, hasAdministrator: true }]);
  });

  it('is refused when the directory has an active entry with that NIT', async () => {
    const nit = aNit();
    await app
      .get(DirectoryImport)
      .write([anEntry({ codigo: '71', nit }), anEntry({ codigo: '72', nit, esta_activa: 'No' })]);
    const { body } = await register('ana', aCompany({ nit }));
    expect(body.code).toBe('account.already-exists');
    expect(body.candidates?.map(({ id }) => id)).toEqual(['secop-71']);
  });

  it('may repeat the NIT of an inactive entry', async () => {
    const nit = aNit();
    await app.get(DirectoryImport).write([anEntry({ codigo: '73', nit, esta_activa: 'No' })]);
    expect((await register('ana', aCompany({ nit }))).status).toBe(201);
  });

  it('without NIT is refused for the same name in the same municipality only', async () => {
    const consortium = (facts = {}) =>
      aCompany({
        legalName: 'CONSORCIO PUENTES 2026',
        nit: undefined,
        organizationType: 'CONSORTIUM',
        municipality: 'BOGOTa',
        ...facts,
      });
    expect((await register('ana', consortium())).status).toBe(201);
    const twin = { legalName: 'Consorcio  Puentes 2026', municipality: 'Bogotá D.C.' };
    expect((await register('eva', consortium(twin))).body.code).toBe('account.already-exists');
    expect((await register('eva', consortium({ municipality: 'Cali' }))).status).toBe(201);
  });

  it('masks a natural person’s number to everybody but members', async () => {
    const person = aCompany({ organizationType: 'NATURAL_PERSON', nit: '52123987' });
    const { body } = await register('rosa', person);
    expect(body).toMatchObject({ nit: '52123987' });
    const seen = await app.as<AccountView>('ana', 'GET', `/accounts/${body.id}`);
    expect(seen.body).toMatchObject({ nit: null, checkDigit: null, nitDisplay: '••••987' });
    const again = await register('ana', person);
    expect(again.body.candidates).toMatchObject([{ nit: null }]);
  });

  it('happens once per idempotency key', async () => {
    const company = aCompany();
    const key = { 'idempotency-key': 'registration-1' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => register('ana', company, key)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const reused = await register('ana', aCompany(), key);
    expect({ status: reused.status, code: reused.body.code }).toEqual({
      status: 422,
      code: 'idempotency-key.reused',
    });
    expect((await register('eva', company, key)).status).toBe(409);
  });

  it('is repeated, not refused, when the same command was faster', async () => {
    const [company, key] = [aCompany(), { 'idempotency-key': 'registration-4' }];
    const existing = app.get(FindExistingAccounts);
    const refuse = existing.refuse.bind(existing);
    let first: unknown;
    jest.spyOn(existing, 'refuse').mockImplementationOnce(async (...asked) => {
      first = await register('ana', company, key);
      return refuse(...asked);
    });
    expect(await register('ana', company, key)).toEqual(first);
    expect(first).toMatchObject({ status: 201 });
  });

  it('is answered again with the version that the answer was about', async () => {
    const [company, key] = [aCompany(), { 'idempotency-key': 'registration-2' }];
    const first = await register('ana', company, key);
    await app.get(CloseAccount).execute(first.body.id, 'x', 'eva');
    expect(await register('ana', company, key)).toEqual(first);
  });

  it('never gives the code of another account', async () => {
    const accounts = app.store.collection<{ _id: string }>('accounts');
    const key = { 'idempotency-key': 'registration-3' };
    const { body } = await register('ana', aCompany(), key);
    await app.quiet();
    const other = await accounts.findOne({ _id: body.id });
    await accounts.deleteOne({ _id: body.id });
    await accounts.insertOne({ ...other, _id: 'with-that-code' });
    const { status, body: refusal } = await register('ana', aCompany(), key);
    expect({ status, code: refusal.code }).toEqual({ status: 422, code: 'idempotency-key.reused' });
    expect((await register('ana', aCompany())).status).toBe(201);
  });

  it('has one winner when ten people register one NIT at the same moment', async () => {
    const company = aCompany();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        register(`person-${i}`, { ...company, legalName: `GEMELA ${i}` }),
      ),
    );
    const won = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 9]);
    expect(await accountsWith(company.nit)).toBe(1);
    for (const { body } of lost) {
      expect(body.candidates).toMatchObject([{ id: won[0]!.body.id }]);
    }
  });

  it('is found at once, and again after its entry was lost', async () => {
    const company = aCompany({ legalName: 'TORNILLERÍA QUIMBAYA' });
    const { body } = await register('ana', company);
    const search = () => app.as<{ items: AccountView[] }>('eva', 'GET', '/accounts?q=quimbaya');
    expect((await search()).body.items).toMatchObject([{ id: body.id, hasAdministrator: true }]);
    await app.quiet();
    const created = app.said('accounts.account.created.v1', body.id)[0]!;
    await app.store.collection('directory_entries').deleteOne({ _id: body.id as never });
    app.publishAgain(created);
    await eventually('the entry is repaired', async () => (await search()).body.items.length === 1);
  });

  it('is not for a closed user', async () => {
    app.publish(UserClosedV1, { userId: 'gone', reason: 'asked' });
    await app.quiet();
    const { status, body } = await register('gone', aCompany());
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'session.required' });
  });

  it('ends what it wrote when the user is closed meanwhile', async () => {
    const closedUsers = app.get(ClosedUsers);
    const reads = jest.spyOn(closedUsers, 'has');
    reads.mockImplementationOnce(async (userId) => {
      const before = await ClosedUsers.prototype.has.call(closedUsers, userId);
      await closedUsers.add(userId);
      return before;
    });
    const company = aCompany();
    const { status } = await register('leaving', company);
    reads.mockRestore();
    expect(status).toBe(401);
    const stored = await app.store.collection('accounts').findOne({ nit: company.nit });
    expect(stored).toMatchObject({
      hasAdministrator: false,
      members: [{ userId: 'leaving', state: 'ended', reason: 'user-closed' }],
    });
  });
});
