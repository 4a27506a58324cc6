import { SessionRevokedV1 } from '@secop/contracts';
import { declareTopology } from '@secop/messaging';
import { eventually, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { GatewayUnderTest, problem, type StandIn } from '../../a-gateway.builder';
import { SaidHints } from '../../said-hints.builder';
import { SessionTokens } from './session-tokens';

describe('a browser session', () => {
  let infrastructure: TestInfrastructure;
  let gateway: GatewayUnderTest;
  let identity: StandIn;
  let hints: SaidHints;

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    gateway = await GatewayUnderTest.start(infrastructure.rabbitmqUrl);
    identity = gateway.services.identity;
    gateway.services.accounts.on('GET /accounts/acc_1', { json: {} });
    hints = await SaidHints.start(infrastructure.rabbitmqUrl);
  });
  beforeEach(() => gateway.letIn());
  afterAll(async () => {
    await hints.stop();
    await gateway.stop();
    await infrastructure.drop();
  });

  const read = (session: string) => gateway.call('/accounts/acc_1', { session });
  const exchanges = (session: string) =>
    identity.to('POST /internal/tokens').filter(({ body }) => body.includes(`"${session}"`)).length;
  const revoke = (sessionId: string) =>
    hints.say(SessionRevokedV1, { sessionId, userId: 'usr_1', reason: 'signed-out' });

  describe('as a cookie', () => {
    it('is what identity says after signing in, out of reach for scripts and other hosts', async () => {
      identity.on('POST /sessions', {
        status: 201,
        json: { user: { id: 'usr_1' } },
        headers: { 'secop-session': 'abc_DEF-1; expires 2030-01-02T03:04:05.000Z' },
      });

      const answer = await gateway.call('/sessions', { method: 'POST', body: '{}' });

      expect(await answer.json()).toEqual({ user: { id: 'usr_1' } });
      expect(answer.headers.get('secop-session')).toBeNull();
      expect(answer.headers.getSetCookie()).toEqual([
        '__Host-session=abc_DEF-1; Path=/; Secure; HttpOnly; SameSite=Lax; Expires=Wed, 02 Jan 2030 03:04:05 GMT',
      ]);
    });

    it('is taken away after signing out, with its tokens', async () => {
      identity.on('DELETE /sessions/current', { status: 204, headers: { 'secop-session': '' } });
      await read('valid-out');

      const answer = await gateway.call('/sessions/current', {
        method: 'DELETE',
        session: 'valid-out',
      });

      expect(answer.status).toBe(204);
      expect(answer.headers.getSetCookie()).toEqual([
        '__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0',
      ]);
      expect(identity.to('DELETE /sessions/current').at(-1)?.headers).toMatchObject({
        authorization: 'Bearer token-for-identity',
      });
      const before = exchanges('valid-out');
      await read('valid-out');
      expect(exchanges('valid-out')).toBe(before + 1);
    });

    it('ties a registration to its browser', async () => {
      identity.on('POST /users', {
        status: 202,
        json: { status: 'verification-sent' },
        headers: { 'secop-registration': 'holder-1' },
      });
      identity.on('POST /email-verifications', { status: 204 });

      const started = await gateway.call('/users', { method: 'POST', body: '{}' });
      expect(started.headers.getSetCookie()).toEqual([
        '__Host-registration=holder-1; Path=/; Secure; HttpOnly; SameSite=Lax',
      ]);
      await gateway.call('/email-verifications', {
        method: 'POST',
        body: '{}',
        headers: {
          cookie: 'other=1; __Host-registration=holder-1',
          'secop-registration': 'forged',
        },
      });

      expect(identity.to('POST /email-verifications').at(-1)?.headers).toMatchObject({
        'secop-registration': 'holder-1',
      });
    });
  });

  describe('that is none', () => {
    it.each([undefined, 'unknown', 'valid evil', 'a'.repeat(300), ''])(
      'is asked for: %s',
      async (session) => {
        const answer = await gateway.call('/accounts/acc_1', { session });
        expect(answer.status).toBe(401);
        expect(await answer.json()).toMatchObject({ code: 'session.required' });
      },
    );
  });

  describe('exchanged for tokens', () => {
    it('asks identity once for many requests at once, and keeps the answer', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => read('valid-many')));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      await read('valid-many');
      expect(exchanges('valid-many')).toBe(1);
    });

    it.each([
      ['refuses the gateway', problem(401, 'token.refused')],
      ['answers in another shape', { status: 201, json: { token: 7 } }],
      ['answers no JSON', { status: 201, text: 'hello' }],
    ])('answers 503 when identity %s', async (_, said) => {
      identity.on('POST /internal/tokens', said);
      const answer = await read('valid-ill');
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ code: 'dependency.unavailable' });
    });

    it('forgets them when the session is revoked', async () => {
      await read('valid-revoked');
      await read('valid-other');
      identity.on('POST /internal/tokens', problem(401, 'session.required'));
      expect((await read('valid-revoked')).status).toBe(200);

      await revoke('id-of-valid-revoked');

      await eventually('the session is refused', async () => {
        const { status } = await read('valid-revoked');
        return status === 401;
      });
      expect((await read('valid-other')).status).toBe(200);
    });

    it('does not let an exchange in flight bring a revoked session back', async () => {
      let answer: () => void = () => undefined;
      const asked = new Promise<void>((heard) => {
        identity.on('POST /internal/tokens', async () => {
          heard();
          await new Promise<void>((resolve) => (answer = resolve));
          const expiresAt = new Date(Date.now() + 60_000).toISOString();
          return {
            status: 201,
            json: { token: 't', expiresAt, userId: 'usr_1', sessionId: 'id-of-valid-late' },
          };
        });
      });
      const late = read('valid-late');
      await asked;
      await revoke('id-of-valid-late');
      await revokedAfter('valid-marker');
      answer();

      expect((await late).status).toBe(401);
    });

    it('forgets all of them when revocations may have been missed', async () => {
      await read('valid-gap');
      expect(exchanges('valid-gap')).toBe(1);

      await closeConnectionsOfGateway();

      await eventually('the token is exchanged again', async () => {
        await read('valid-gap');
        return exchanges('valid-gap') === 2;
      });
    });
  });

  /** Hints come in order: when this one is heard, so is every earlier one. */
  async function revokedAfter(session: string): Promise<void> {
    const { cache } = gateway.running.app.get(SessionTokens);
    await revoke(`id-of-${session}`);
    await eventually('the later hint is heard', () =>
      cache.isRevoked(`id-of-${session}`, performance.now()),
    );
  }

  async function closeConnectionsOfGateway(): Promise<void> {
    const management = new URL(infrastructure.managementUrl);
    const authorization = `Basic ${btoa(`${management.username}:${management.password}`)}`;
    const vhost = new URL(infrastructure.rabbitmqUrl).pathname.slice(1);
    const api = `${management.origin}/api`;
    const [connection] = await eventually('the broker lists the connection', async () => {
      const listed = await fetch(`${api}/vhosts/${vhost}/connections`, {
        headers: { authorization },
      });
      const all = (await listed.json()) as {
        name: string;
        client_properties?: { connection_name?: string };
      }[];
      const hints = all.filter(({ client_properties: client }) =>
        client?.connection_name?.includes('hints'),
      );
      return hints.length > 0 && hints;
    });
    await fetch(`${api}/connections/${encodeURIComponent(connection!.name)}`, {
      method: 'DELETE',
      headers: { authorization },
    });
  }
});
