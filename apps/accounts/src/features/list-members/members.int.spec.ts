import { randomUUID } from 'node:crypto';
import {
  AccessRequestAcceptedV1,
  admissionAnswer,
  ownMemberships,
  roleAnswer,
} from '@secop/contracts';
import { AccountsApp } from '../../../test-support/accounts-app';
import { aCompany } from '../../../test-support/registrations';
import { anAcceptance, anEntry } from '../../domain/account/account.builder';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';
import { DirectoryImport } from '../../infrastructure/directory-import';

describe('the members of an account', () => {
  let app: AccountsApp;
  let accountId: string;
  beforeAll(async () => {
    app = await AccountsApp.start();
    await app.get(DirectoryImport).write([anEntry({ codigo: '900' })]);
  });
  afterAll(() => app?.stop());
  beforeEach(async () => {
    const { body } = await app.as<{ id: string }>('ana', 'POST', '/accounts', aCompany());
    accountId = body.id;
    await grant('rosa');
  });

  const grant = async (userId: string) => {
    const request = anAcceptance({ id: randomUUID(), decisionId: randomUUID(), accountId, userId });
    app.publish(AccessRequestAcceptedV1, { accessRequest: request.accessRequest });
    await app.quiet();
  };
  const path = (rest = '') => `/accounts/${accountId}${rest}`;
  const patch = (by: string, user: string, role: string, headers = {}) =>
    app.as(by, 'PATCH', path(`/members/${user}`), { role }, headers);
  const cancel = (by: string, user: string, body = {}, headers = {}) =>
    app.as(by, 'POST', path(`/members/${user}/cancellation`), body, headers);
  const refusal = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
    `${status} ${String(body.code)}`;
  const version = async () => (await app.get(MongoAccounts).find(accountId))!.version;

  it('get another role from an administrator, and it is said', async () => {
    const { status, body, etag } = await patch('ana', 'rosa', 'accountAdmin');
    expect({ status, etag }).toEqual({ status: 200, etag: '"3"' });
    expect(body).toEqual({
      userId: 'rosa',
      role: 'accountAdmin',
      state: 'active',
      since: expect.any(String) as string,
      until: null,
    });
    expect((await app.as('rosa', 'GET', path('/acting'))).body).toMatchObject({
      role: 'accountAdmin',
      permissions: ['account.act', 'access-requests.decide', 'members.manage'],
    });
  });

  it('are administered by administrators only', async () => {
    expect(refusal(await patch('rosa', 'rosa', 'accountAdmin'))).toBe(
      '403 account.not-administrator',
    );
    expect(refusal(await cancel('rosa', 'ana'))).toBe('403 account.not-administrator');
    expect(refusal(await cancel('stranger', 'ana'))).toBe('403 account.not-administrator');
    const list = await app.as('rosa', 'GET', `/internal${path('/members')}`);
    expect(refusal(list)).toBe('403 account.not-administrator');
  });

  it('never lose their last administrator', async () => {
    expect(refusal(await cancel('ana', 'ana'))).toBe('409 membership.last-administrator');
    expect(refusal(await patch('ana', 'ana', 'provider'))).toBe(
      '409 membership.last-administrator',
    );
    await patch('ana', 'rosa', 'accountAdmin');
    const leaving = await Promise.all([cancel('ana', 'ana'), cancel('rosa', 'rosa')]);
    expect(leaving.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('are cancelled by an administrator or leave by themselves, once', async () => {
    const answer = await cancel('ana', 'rosa', { reason: 'ya no trabaja aquí' });
    expect(answer.body).toMatchObject({ userId: 'rosa', state: 'cancelled' });
    expect(answer.body.until).not.toBeNull();
    expect(refusal(await app.as('rosa', 'GET', path('/acting')))).toBe('403 account.not-member');
    expect(refusal(await cancel('ana', 'rosa'))).toBe('404 membership.not-found');
    await grant('rosa');
    expect((await cancel('rosa', 'rosa')).status).toBe(200);
    expect(refusal(await patch('ana', 'rosa', 'provider'))).toBe('404 membership.not-found');
  });

  it('are cancelled once per idempotency key', async () => {
    const key = { 'idempotency-key': 'k' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => cancel('ana', 'rosa', {}, key)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await version()).toBe(3);
    const reused = await cancel('ana', 'rosa', { reason: 'otra' }, key);
    expect(refusal(reused)).toBe('422 idempotency-key.reused');
  });

  it('are answered again with the version that the answer was about', async () => {
    const key = { 'idempotency-key': 'again' };
    const changed = await patch('ana', 'rosa', 'accountAdmin', key);
    const cancelled = await cancel('ana', 'rosa', {}, key);
    await grant('eva');
    expect([changed.etag, cancelled.etag]).toEqual(['"3"', '"4"']);
    expect(await patch('ana', 'rosa', 'accountAdmin', key)).toEqual(changed);
    expect(await cancel('ana', 'rosa', {}, key)).toEqual(cancelled);
    expect((await app.as('ana', 'GET', path())).etag).toBe('"5"');
  });

  it('are changed only as the caller saw them', async () => {
    const stale = { 'if-match': '"1"' };
    expect(refusal(await patch('ana', 'rosa', 'accountAdmin', stale))).toBe(
      '412 precondition.failed',
    );
    expect(refusal(await cancel('ana', 'rosa', {}, stale))).toBe('412 precondition.failed');
    const malformed = await cancel('ana', 'rosa', {}, { 'if-match': 'two' });
    expect(refusal(malformed)).toBe('400 request.malformed');
    const seen = (await app.as('ana', 'GET', path())).etag!;
    expect((await cancel('ana', 'rosa', {}, { 'if-match': seen })).status).toBe(200);
  });

  it('are listed for administrators, one row per person', async () => {
    await cancel('ana', 'rosa');
    await grant('rosa');
    const { body, etag } = await app.as('ana', 'GET', `/internal${path('/members')}`);
    expect(body).toMatchObject({
      items: [
        { userId: 'ana', role: 'accountAdmin', state: 'active', until: null },
        { userId: 'rosa', role: 'provider', state: 'active', until: null },
      ],
      version: 4,
    });
    expect(etag).toBe('"4"');
  });

  it('find their accounts, those of the past too', async () => {
    const person = `person-${randomUUID()}`;
    await grant(person);
    await cancel(person, person);
    const { body } = await app.as(person, 'GET', '/internal/memberships');
    expect(ownMemberships.parse(body).items).toMatchObject([{ accountId, state: 'cancelled' }]);
    const nobody = await app.as('nobody', 'GET', '/internal/memberships');
    expect(nobody.body).toEqual({ items: [] });
  });

  it('are what the questions of access-requests are about', async () => {
    const question = async (user: string, about: string, id = accountId) =>
      (await app.as(user, 'GET', `/internal/accounts/${id}/${about}`)).body;
    expect(admissionAnswer.parse(await question('rosa', 'admission'))).toMatchObject({
      account: { id: accountId, active: true },
      administrators: ['ana'],
      membership: { state: 'active', role: 'provider' },
    });
    expect(admissionAnswer.parse(await question('rosa', 'admission', 'secop-900'))).toEqual({
      account: { id: 'secop-900', name: 'FERRETERIA EL TORNILLO SAS', active: true },
      administrators: [],
      membership: null,
    });
    expect(roleAnswer.parse(await question('ana', 'role'))).toEqual({
      role: 'accountAdmin',
      administrators: ['ana'],
    });
    expect(roleAnswer.parse(await question('eva', 'role'))).toMatchObject({ role: null });
  });

  it.each([
    ['GET', ''],
    ['GET', '/acting'],
    ['PATCH', '/members/rosa'],
    ['POST', '/members/rosa/cancellation'],
  ])('of an unknown account: %s %s is not found', async (method, rest) => {
    const body = method === 'GET' ? undefined : method === 'PATCH' ? { role: 'provider' } : {};
    for (const id of ['unknown', '%00', '..%2f..', '%F0%9F%92%A9', `${'x'.repeat(500)}`]) {
      const answer = await app.as('ana', method, `/accounts/${id}${rest}`, body);
      expect(`${id} ${refusal(answer)}`).toBe(`${id} 404 account.not-found`);
    }
  });

  it('of an imported account are none, and it can be read', async () => {
    const { body, etag } = await app.as('ana', 'GET', '/accounts/secop-900');
    expect(body).toMatchObject({ code: '900', hasAdministrator: false });
    expect(etag).toBe('"0"');
    const acting = await app.as('ana', 'GET', '/accounts/secop-900/acting');
    expect({ status: acting.status, code: acting.body.code }).toEqual({
      status: 403,
      code: 'account.not-member',
    });
  });

  it.each([
    ['PATCH', '/members/rosa', {}],
    ['PATCH', '/members/rosa', { role: 'owner' }],
    ['PATCH', '/members/rosa', { role: 'provider', by: 'eva' }],
    ['PATCH', '/members/rosa', []],
    ['POST', '/members/rosa/cancellation', { reason: 1 }],
    ['POST', '/members/rosa/cancellation', { reason: 'x'.repeat(1_001) }],
    ['POST', '/members/rosa/cancellation', { reason: ' ' }],
  ])('refuse %s %s with a wrong body (%#)', async (method, rest, body) => {
    expect(refusal(await app.as('ana', method, path(rest), body))).toBe('422 request.invalid');
  });

  it.each([
    ['GET', ''],
    ['GET', '/acting'],
    ['PATCH', '/members/rosa'],
    ['POST', '/members/rosa/cancellation'],
    ['POST', '/registration'],
  ])('are nobody’s business without a token: %s %s', async (method, rest) => {
    const answer = await app.call(method, rest === '/registration' ? '/accounts' : path(rest));
    expect(refusal(answer)).toBe('401 token.refused');
  });
});
