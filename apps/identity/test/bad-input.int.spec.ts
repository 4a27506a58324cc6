import {
  exchangeSessionBody,
  identityRoutes,
  problemDocument,
  userNamesBody,
  type RouteContract,
} from '@secop/contracts';
import type { Answer } from './gateway-calls';
import { anAddress, aRegistration, IdentityUnderTest } from './identity-under-test';
import { People } from './people';

const internal = [
  { method: 'POST', path: '/internal/tokens', body: exchangeSessionBody, session: 'none' },
  { method: 'POST', path: '/internal/users/names', body: userNamesBody, session: 'none' },
] as const;
const routes: Pick<RouteContract, 'method' | 'path' | 'body' | 'session'>[] = [
  ...identityRoutes,
  ...internal,
];
const withBody = routes.filter(({ body }) => body);
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const valid: Record<string, Record<string, unknown>> = {
  'POST /users': aRegistration(),
  'POST /email-verifications': { email: anAddress(), code: '12345678' },
  'POST /email-verifications/resend': { email: anAddress() },
  'POST /password-resets': { email: anAddress() },
  'POST /password-resets/completion': { token: 'x', password: 'x' },
  'POST /sessions': { email: anAddress(), password: 'x' },
  'PATCH /me': { firstNames: 'Rosa' },
  'POST /internal/tokens': { session: 'x', audience: ['accounts'] },
  'POST /internal/users/names': { userIds: ['x'] },
};

let identity: IdentityUnderTest;
let user: string;
const call = async (
  { method, path, session }: (typeof routes)[number],
  options: { body?: unknown; token?: string | undefined; headers?: Record<string, string> } = {},
) =>
  identity.gateway.send(method, path.replace('{id}', 'x'), {
    token: session === 'required' ? user : await identity.tokens.forGateway(['identity']),
    ...options,
  });
const expectProblem = ({ body, headers, status }: Answer, expected: number, code?: string) => {
  expect({ status, code: problemDocument.parse(body).code }).toEqual({
    status: expected,
    code: code ?? (expect.any(String) as string),
  });
  expect(headers.get('content-type')).toContain('application/problem+json');
};

beforeAll(async () => {
  identity = await IdentityUnderTest.start();
  user = (await new People(identity).signIn()).token;
});
afterAll(() => identity.stop());

describe.each(withBody.map((route) => [nameOf(route), route] as const))('%s', (name, route) => {
  it('names each field that is missing, of another type, or unknown', async () => {
    for (const [field, value] of Object.entries(valid[name]!)) {
      if (name !== 'PATCH /me') {
        const missing = await call(route, { body: { ...valid[name], [field]: undefined } });
        expectProblem(missing, 422, 'request.invalid');
        expect(missing.body).toMatchObject({ errors: [{ pointer: `/${field}` }] });
      }
      for (const wrong of [null, { $gt: '' }, Array.isArray(value) ? 'x' : [value], 7, '\u0000']) {
        expectProblem(await call(route, { body: { ...valid[name], [field]: wrong } }), 422);
      }
    }
    const unknown = await call(route, { body: { ...valid[name], administrator: true } });
    expectProblem(unknown, 422, 'request.invalid');
    expect(unknown.body).toMatchObject({ errors: [{ pointer: '/administrator' }] });
  });

  it('refuses what is no JSON object, too large, or another format', async () => {
    expectProblem(await call(route, { body: '{"email":' }), 400, 'request.malformed');
    for (const body of ['[]', '"x"', '7', 'null']) {
      expect((await call(route, { body })).status).toBeLessThan(500);
    }
    const huge = { ...valid[name], padding: 'x'.repeat(70_000) };
    expectProblem(await call(route, { body: huge }), 413, 'request.too-large');
    const headers = { 'content-type': 'text/plain' };
    const text = await call(route, { body: 'hola', headers });
    expectProblem(text, 415, 'request.unsupported-media-type');
    expectProblem(await call(route, { body: '{"__proto__":{"x":1}}' }), 422);
  });

  it('refuses long and strange values of every text', async () => {
    for (const [field, value] of Object.entries(valid[name]!)) {
      if (typeof value !== 'string') continue;
      for (const strange of ['', 'x'.repeat(60_000), '\ud800', '$where', '‮\u0007']) {
        const answer = await call(route, { body: { ...valid[name], [field]: strange } });
        expect(answer.status).toBeLessThan(500);
      }
    }
  });
});

describe.each(routes.map((route) => [nameOf(route), route] as const))('%s', (name, route) => {
  it('is closed to whoever has no token, a forged one, or one for others', async () => {
    const body = valid[name];
    const others = await identity.tokens.forGateway(['accounts']);
    const asUser = await identity.tokens.forUser('somebody', ['identity']);
    for (const token of [undefined, 'x.y.z', others, asUser]) {
      expectProblem(await call(route, { body, token }), 401, 'token.refused');
    }
    const ofOtherKind =
      route.session === 'required' ? await identity.tokens.forGateway(['identity']) : user;
    expectProblem(await call(route, { body, token: ofOtherKind }), 401, 'token.refused');
  });
});

describe('headers of strange shapes', () => {
  it('are refused or ignored, never a fault', async () => {
    const headers = { 'if-match': 'W/"x"', 'idempotency-key': 'x'.repeat(300) };
    const profile = identityRoutes.find(({ method }) => method === 'PATCH')!;
    expectProblem(await call(profile, { body: {}, headers }), 400, 'request.malformed');
    const strange = { 'secop-registration': '{"$gt":""}', 'user-agent': 'x'.repeat(4_000) };
    for (const name of ['POST /sessions', 'POST /email-verifications']) {
      const route = withBody.find((candidate) => nameOf(candidate) === name)!;
      const answer = await call(route, { body: valid[name], headers: strange });
      expect([401, 422]).toContain(answer.status);
    }
  });

  it.each(['/sessions/%00', '/sessions/a%2Fb', '/sessions/%E0%A4%A', '/sessions/$where'])(
    'and addresses too: %s',
    async (path) => {
      const answer = await identity.gateway.send('DELETE', path, { token: user });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      problemDocument.parse(answer.body);
    },
  );
});
