import { declareTopology } from '@secop/messaging';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { GatewayUnderTest, problem } from '../../a-gateway.builder';

describe('the gateway', () => {
  let infrastructure: TestInfrastructure;
  let gateway: GatewayUnderTest;
  const session = 'valid-1';

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    gateway = await GatewayUnderTest.start(infrastructure.rabbitmqUrl, {
      UPSTREAM_DEADLINE_MS: '300',
    });
  });
  afterAll(async () => {
    await gateway.stop();
    await infrastructure.drop();
  });

  const code = async (answer: Response) => ((await answer.json()) as { code: string }).code;

  describe('passing a request on', () => {
    it("sends the user's token for that service, the whitelisted headers and the very bytes", async () => {
      const { accounts } = gateway.services;
      accounts.on('POST /accounts', { status: 201, json: { id: 'acc_1' } });
      const body = '{"legalName" : "Ferretería Ñandú"}';

      const answer = await gateway.call('/accounts', {
        method: 'POST',
        session,
        body,
        headers: {
          'idempotency-key': 'k-1',
          'if-match': '"3"',
          'accept-language': 'es-CO',
          authorization: 'Bearer stolen',
          'secop-session': 'forged',
          'secop-user': 'usr_admin',
          'x-forwarded-for': '10.0.0.1',
          'x-anything': 'x',
        },
      });

      expect(answer.status).toBe(201);
      const [heard] = accounts.to('POST /accounts').slice(-1);
      expect(heard?.body).toBe(body);
      expect(heard?.headers).toMatchObject({
        authorization: 'Bearer token-for-accounts',
        'content-type': 'application/json',
        'idempotency-key': 'k-1',
        'if-match': '"3"',
        'accept-language': 'es-CO',
      });
      const names = Object.keys(heard!.headers);
      expect(names.filter((name) => /^secop-|cookie|forwarded|x-anything/.test(name))).toEqual([]);
      expect(heard!.headers.traceparent).toContain(answer.headers.get('x-trace-id'));
    });

    it("begins a trace of its own, whatever a browser's traceparent says", async () => {
      const { accounts } = gateway.services;
      accounts.on('GET /accounts/acc_1', { json: {} });
      const chosen = '0af7651916cd43dd8448eb211c80319c';

      const answer = await gateway.call('/accounts/acc_1', {
        session,
        headers: {
          traceparent: `00-${chosen}-b7ad6b7169203331-01`,
          tracestate: 'a=b',
          'x-trace-id': chosen,
        },
      });

      const traceId = answer.headers.get('x-trace-id')!;
      expect(traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(traceId).not.toBe(chosen);
      const { headers } = accounts.to('GET /accounts/acc_1').at(-1)!;
      expect(headers.traceparent).toContain(traceId);
      expect(JSON.stringify(headers)).not.toContain(chosen);
    });

    it('sends the query where the route has one, and none elsewhere', async () => {
      const { accounts } = gateway.services;
      accounts.on('GET /accounts', { json: { items: [], next: null } });
      accounts.on('GET /accounts/acc_1', { json: {} });

      await gateway.call('/accounts?q=ferreter%C3%ADa&limit=5', { session });
      await gateway.call('/accounts/acc_1?debug=1', { session });

      expect(accounts.heard.slice(-2).map(({ url }) => url)).toEqual([
        '/accounts?q=ferreter%C3%ADa&limit=5',
        '/accounts/acc_1',
      ]);
    });

    it('answers with the whitelisted headers only', async () => {
      gateway.services.accounts.on('GET /accounts/acc_2', {
        json: { id: 'acc_2' },
        headers: {
          etag: '"4"',
          'x-internal-host': '10.0.0.7',
          'secop-session': 'forged',
          'set-cookie': 'a=b',
          server: 'x',
        },
      });

      const answer = await gateway.call('/accounts/acc_2', { session });

      expect(await answer.json()).toEqual({ id: 'acc_2' });
      expect(answer.headers.get('etag')).toBe('"4"');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      for (const name of [
        'x-internal-host',
        'secop-session',
        'set-cookie',
        'server',
        'x-powered-by',
      ]) {
        expect(answer.headers.get(name)).toBeNull();
      }
    });

    it('names access-requests and accounts in the token that access-requests gets', async () => {
      const { 'access-requests': requests } = gateway.services;
      requests.on('GET /access-requests', { json: {} });
      await gateway.call('/access-requests', { session });
      expect(requests.heard.at(-1)?.headers.authorization).toBe(
        'Bearer token-for-access-requests+accounts',
      );
    });

    it('shows a problem under its public address', async () => {
      gateway.services.accounts.on(
        'GET /accounts/acc_3',
        problem(404, 'account.not-found', { hint: 1 }),
      );
      const answer = await gateway.call('/accounts/acc_3?x=1', { session });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({
        code: 'account.not-found',
        instance: '/api/v1/accounts/acc_3',
        hint: 1,
      });
    });
  });

  describe('asked for what is not in the table', () => {
    it.each([
      '/nowhere',
      '/internal/tokens',
      '/accounts/..%2finternal%2fmemberships',
      '/accounts/%2e%2e',
      '/accounts/acc_1%00',
      '/accounts/acc.1',
      `/accounts/${'a'.repeat(101)}`,
      '/accounts//acting',
      '/accounts/a%2Fb/members',
      '/accounts/a.b/access-requests',
    ])('answers 404 to GET %s and calls nobody', async (path) => {
      const before = gateway.services.accounts.heard.length;
      const answer = await gateway.call(path, { session });
      expect([answer.status, await code(answer)]).toEqual([404, 'route.not-found']);
      expect(gateway.services.accounts.heard).toHaveLength(before);
    });

    it.each([
      ['DELETE', '/accounts/acc_1', 'GET'],
      ['PUT', '/me', 'GET, PATCH'],
      ['POST', '/me/memberships', 'GET'],
    ])('answers 405 to %s %s', async (method, path, allow) => {
      const answer = await gateway.call(path, { method, session });
      expect([answer.status, await code(answer)]).toEqual([405, 'route.method-not-allowed']);
      expect(answer.headers.get('allow')).toBe(allow);
    });
  });

  describe('given a body it does not take', () => {
    it.each([
      ['half of JSON', '{"a"', 'application/json', 400, 'request.malformed'],
      ['a form', 'a=b', 'application/x-www-form-urlencoded', 415, 'request.unsupported-media-type'],
      ['a long text', `"${'a'.repeat(70_000)}"`, 'application/json', 413, 'request.too-large'],
    ])('refuses %s', async (_, body, type, status, refusal) => {
      const headers = { 'content-type': type };
      const answer = await gateway.call('/accounts', { method: 'POST', session, body, headers });
      expect([answer.status, await code(answer)]).toEqual([status, refusal]);
    });
  });

  describe('before signing in', () => {
    it('speaks to identity on its own account, and tells of the device and the network', async () => {
      const { identity } = gateway.services;
      identity.on('POST /sessions', problem(401, 'session.refused'));

      await gateway.call('/sessions', {
        method: 'POST',
        body: '{}',
        headers: { 'user-agent': 'Firefox', 'secop-client-network': '203.0.113.9' },
      });

      const { headers } = identity.to('POST /sessions').at(-1)!;
      const token = String(headers.authorization).slice('Bearer '.length);
      const verified = await jwtVerify(token, await importJWK(gateway.publicKey, 'EdDSA'), {
        issuer: 'secop-gateway',
        audience: 'identity',
        subject: 'gateway',
      });
      expect(verified.payload.exp! - verified.payload.iat!).toBe(60);
      expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', kid: 'gateway-1' });
      expect(headers['user-agent']).toBe('Firefox');
      expect(headers['secop-client-network']).toBe('127.0.0.1');
    });
  });
});
