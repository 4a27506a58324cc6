import { inboxItem, memberView, myMembership } from '@secop/contracts';
import { declareTopology } from '@secop/messaging';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { GatewayUnderTest, problem, type Said } from '../a-gateway.builder';
import { pageOf } from '../infrastructure/page';
import { aRequestView } from './list-my-memberships/merge-memberships.builder';

const user = (userId: string, lastNames: string) => ({
  userId,
  firstNames: 'Ana',
  lastNames,
  email: `${userId}@example.com`,
  documentType: 'CC',
  documentLastFour: '1234',
});

describe('a screen made from several services', () => {
  let infrastructure: TestInfrastructure;
  let gateway: GatewayUnderTest;
  const read = (path: string) => gateway.call(path, { session: 'valid-1' });

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    gateway = await GatewayUnderTest.start(infrastructure.rabbitmqUrl);
  });
  beforeEach(() =>
    gateway.services.identity.on('POST /internal/users/names', ({ body }): Said => {
      const { userIds } = JSON.parse(body) as { userIds: string[] };
      if (userIds.length > 100) return problem(422, 'request.invalid');
      return {
        json: { users: userIds.filter((id) => id !== 'usr_gone').map((id) => user(id, 'Peña')) },
      };
    }),
  );
  afterAll(async () => {
    await gateway.stop();
    await infrastructure.drop();
  });

  describe('"Mis registros"', () => {
    const route = '/me/memberships';

    it('reads every page of the requests, and lets memberships win', async () => {
      const { accounts, 'access-requests': requests } = gateway.services;
      const membership = {
        accountId: 'acc_1',
        accountName: 'Uno',
        role: 'provider',
        state: 'active',
        since: '2026-03-01T00:00:00.000Z',
        until: null,
      };
      accounts.on('GET /internal/memberships', { json: { items: [membership] } });
      requests.on('GET /access-requests', ({ url }) => {
        const query = new URL(url, 'http://x').searchParams;
        expect(query.get('limit')).toBe('100');
        return query.get('cursor') === 'page 2'
          ? { json: { items: [aRequestView('acc_2', '2026-02-01')], next: null } }
          : { json: { items: [aRequestView('acc_1', '2026-02-02')], next: 'page 2' } };
      });

      const answer = await read(route);

      expect(answer.status).toBe(200);
      const { items, next } = pageOf(myMembership).parse(await answer.json());
      expect(items.map(({ accountId, display }) => [accountId, display])).toEqual([
        ['acc_1', 'Aceptado'],
        ['acc_2', 'Pendiente'],
      ]);
      expect(next).toBeNull();
    });

    it('is 503 when one of them does not answer', async () => {
      gateway.services.accounts.on(
        'GET /internal/memberships',
        problem(503, 'dependency.unavailable'),
      );
      const answer = await read(route);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).not.toBeNull();
    });

    it('asks for a session', async () => {
      expect((await gateway.call(route)).status).toBe(401);
    });
  });

  describe('"Administración de usuarios"', () => {
    const member = (userId: string) => ({
      userId,
      role: 'provider',
      state: 'active',
      since: '2026-03-01T00:00:00.000Z',
      until: null,
    });
    const members = (...userIds: string[]) =>
      gateway.services.accounts.on('GET /internal/accounts/acc_1/members', {
        json: { items: userIds.map(member) },
      });

    it('has names, and none for who is gone', async () => {
      members('usr_1', 'usr_gone');
      const answer = await read('/accounts/acc_1/members');
      const { items } = pageOf(memberView).parse(await answer.json());
      expect(items.map(({ userId, names }) => [userId, names])).toEqual([
        ['usr_1', 'Ana Peña'],
        ['usr_gone', null],
      ]);
    });

    it('asks for the names of many by the hundred', async () => {
      members(...Array.from({ length: 250 }, (_, at) => `usr_${at}`));
      const answer = await read('/accounts/acc_1/members');
      const { items } = pageOf(memberView).parse(await answer.json());
      expect(items.filter(({ names }) => names === 'Ana Peña')).toHaveLength(250);
    });

    it.each([
      [403, 'account.not-administrator'],
      [404, 'account.not-found'],
    ])('is refused with %i %s as accounts says', async (status, code) => {
      gateway.services.accounts.on('GET /internal/accounts/acc_1/members', problem(status, code));
      const answer = await read('/accounts/acc_1/members');
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        status,
        code,
      ]);
    });

    it.each([
      { json: { items: [{ userId: 7 }] } },
      { text: 'hello' },
      problem(418, 'teapot.short-and-stout'),
    ])('is 503 when accounts answers in another shape: %#', async (said) => {
      gateway.services.accounts.on('GET /internal/accounts/acc_1/members', said);
      expect((await read('/accounts/acc_1/members')).status).toBe(503);
    });
  });

  describe("an administrator's inbox", () => {
    const inside = 'GET /internal/accounts/acc_1/access-requests';

    it('shows who asks, and passes the query on', async () => {
      const { 'access-requests': requests } = gateway.services;
      const items = [
        aRequestView('acc_1', '2026-02-01'),
        aRequestView('acc_1', '2026-02-02', 'usr_gone'),
      ];
      requests.on(inside, { json: { items, next: 'more' } });

      const answer = await read('/accounts/acc_1/access-requests?status=pending&cursor=a%20b');

      const { items: shown, next } = pageOf(inboxItem).parse(await answer.json());
      expect(shown.map(({ requester }) => requester?.lastNames ?? null)).toEqual(['Peña', null]);
      expect(shown[0]?.requester).not.toHaveProperty('userId');
      expect(next).toBe('more');
      expect(requests.to(inside).at(-1)?.url).toContain('?status=pending&limit=20&cursor=a+b');
    });

    it('says by name who decided, if that person is still there', async () => {
      const decided = {
        ...aRequestView('acc_1', '2026-02-01'),
        status: 'rejected' as const,
        decidedAt: '2026-02-02T00:00:00.000Z',
        reason: 'No la conocemos.',
      };
      const items = [
        { ...decided, decidedBy: 'usr_9' },
        { ...decided, decidedBy: 'usr_gone' },
        aRequestView('acc_1', '2026-02-03'),
      ];
      gateway.services['access-requests'].on(inside, { json: { items, next: null } });

      const answer = await read('/accounts/acc_1/access-requests?status=rejected');

      const { items: shown } = pageOf(inboxItem).parse(await answer.json());
      expect(shown.map(({ decidedByName }) => decidedByName)).toEqual(['Ana Peña', null, null]);
      expect(shown[0]).toMatchObject({
        reason: 'No la conocemos.',
        version: 1,
        deadline: items[0]?.deadline,
      });
      expect(shown[0]?.requester).toMatchObject({ documentType: 'CC', documentLastFour: '1234' });
    });

    it.each(['pending', 'accepted', 'rejected', 'withdrawn', 'expired'])(
      'shows what is %s',
      async (status) => {
        const { 'access-requests': requests } = gateway.services;
        requests.on(inside, { json: { items: [], next: null } });
        const answer = await read(`/accounts/acc_1/access-requests?status=${status}`);
        expect(answer.status).toBe(200);
        expect(requests.to(inside).at(-1)?.url).toContain(`?status=${status}&`);
      },
    );

    it('refuses a query it does not know', async () => {
      const answer = await read('/accounts/acc_1/access-requests?status=lost&limit=1000');
      expect(answer.status).toBe(422);
      const { errors } = (await answer.json()) as { errors: { pointer: string }[] };
      expect(errors.map(({ pointer }) => pointer)).toEqual(['/query/status', '/query/limit']);
    });

    it('is 503 without identity, so that nobody decides about a stranger', async () => {
      gateway.services['access-requests'].on(inside, {
        json: { items: [aRequestView('acc_1', '2026-02-01')], next: null },
      });
      gateway.services.identity.on(
        'POST /internal/users/names',
        problem(503, 'dependency.unavailable'),
      );
      expect((await read('/accounts/acc_1/access-requests')).status).toBe(503);
    });
  });

  it('describes the whole API', async () => {
    const answer = await gateway.call('/openapi.json');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0' });
  });
});
