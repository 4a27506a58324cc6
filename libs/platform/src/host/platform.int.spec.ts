import { Body, Controller, Delete, Get, Module, Param, Post } from '@nestjs/common';
import { DomainError, problemDocument, problems, type ProblemCode } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import { TestTokens } from '@secop/testing';
import { z } from 'zod';
import {
  creationId,
  CurrentUser,
  FromGateway,
  IfMatch,
  JsonBody,
  PersonCommand,
  PlatformModule,
  Public,
  QueryOf,
  startApp,
  withVersion,
  type Principal,
  type RunningApp,
} from '../index';

const thing = z.strictObject({
  name: z.string().min(1).max(20),
  email: z.email().optional(),
  parts: z.array(z.strictObject({ size: z.int() })).optional(),
});
const nothing = z.strictObject({});
const search = z.strictObject({ limit: z.coerce.number().int().max(100).default(20) });

@Controller('things')
class ThingsController {
  @Get('mine')
  mine(@CurrentUser() { userId, sessionId }: Principal) {
    return { userId, sessionId };
  }

  @Public()
  @Post()
  make(@JsonBody(thing) body: z.infer<typeof thing>) {
    return body;
  }

  @Public()
  @Post('empty')
  empty(@JsonBody(nothing) body: z.infer<typeof nothing>) {
    return body;
  }

  @Public()
  @Get()
  search(@QueryOf(search) query: z.infer<typeof search>) {
    return query;
  }

  @FromGateway()
  @Get('inside')
  inside() {
    return { inside: true };
  }

  @Post(':id/decision')
  decide(@PersonCommand() command: Command, @IfMatch() seen: number | undefined) {
    return withVersion({ command, seen: seen ?? null, id: creationId(command) }, 7);
  }

  @Public()
  @Delete(':code')
  fail(@Param('code') code: string, @Body() _body: unknown): never {
    switch (code) {
      case 'unforeseen':
        throw new Error('the password is "hunter2" for maria@example.com');
      case 'store':
        throw Object.assign(new Error('getaddrinfo failed'), { name: 'MongoNetworkError' });
      case 'decided':
        throw new DomainError('conflict', 'access-request.already-decided', {
          decidedBy: 'usr_1',
          decidedAt: '2026-01-01T00:00:00.000Z',
        });
      case 'limited':
        throw new DomainError('rate-limited', 'request.rate-limited', { retryAfterSeconds: 17 });
      case 'reused':
        throw new DomainError('conflict', 'idempotency-key.reused');
      case 'cooling':
        throw new DomainError('rate-limited', 'access-request.cooling-down', {
          until: '2030-05-01T00:00:00.000Z',
        });
      default:
        throw new DomainError('unavailable', 'service.overloaded', { queue: 31 });
    }
  }
}

const config = {
  HOST: '127.0.0.1',
  PORT: 0,
  LOG_LEVEL: 'silent' as const,
  SHUTDOWN_WAIT_MS: 0,
  SHUTDOWN_DEADLINE_MS: 2_000,
};

describe('a service on the platform', () => {
  let tokens: TestTokens;
  let running: RunningApp;

  beforeAll(async () => {
    tokens = await TestTokens.start();
    @Module({
      imports: [
        PlatformModule.forRoot({
          service: 'accounts',
          logLevel: 'silent',
          identityJwksUrl: tokens.jwksUrl,
          gatewayJwks: tokens.publicJwks,
        }),
      ],
      controllers: [ThingsController],
    })
    class AppModule {}
    running = await startApp(AppModule, config);
  });

  afterAll(async () => {
    await running.stop();
    await tokens.stop();
  });

  const call = (path: string, init: RequestInit = {}) => fetch(running.url + path, init);
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  async function expectProblem(answer: Response, status: number, code: ProblemCode) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const body = problemDocument.parse(await answer.json());
    expect({ status: answer.status, code: body.code }).toEqual({ status, code });
    expect(body.status).toBe(status);
    expect(body.title).toBe(problems[code].title);
    expect(body.type.endsWith(`/${code}`)).toBe(true);
    expect(body.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.headers.get('x-trace-id')).toBe(body.traceId);
    return body;
  }

  describe('given a bad body', () => {
    const nested = `{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    it.each([
      ['not JSON', '{"name"', 400, 'request.malformed'],
      ['a bare value', '"name"', 400, 'request.malformed'],
      ['deep nesting', nested, 400, 'request.malformed'],
      ['more than 64 KiB', JSON.stringify({ name: 'a'.repeat(70_000) }), 413, 'request.too-large'],
      ['an array', '[]', 422, 'request.invalid'],
      ['null', 'null', 400, 'request.malformed'],
      ['__proto__', '{"name":"a","__proto__":{"admin":true}}', 422, 'request.invalid'],
      ['constructor', '{"name":"a","constructor":{"prototype":1}}', 422, 'request.invalid'],
      ['a null byte', '{"name":"a\\u0000b"}', 422, 'request.invalid'],
      ['a lone surrogate', '{"name":"a\\ud800b"}', 422, 'request.invalid'],
    ] as const)('refuses %s', async (_, body, status, code) => {
      await expectProblem(await post('/things', body), status, code);
    });

    it('names every field at fault with a pointer', async () => {
      const answer = await post(
        '/things',
        JSON.stringify({ name: 1, email: 'no', parts: [{ size: 1.5 }, {}], 'a/b~c': 1 }),
      );

      const { errors } = await expectProblem(answer, 422, 'request.invalid');
      expect(errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
        ['/name', 'field.type'],
        ['/email', 'field.format'],
        ['/parts/0/size', 'field.type'],
        ['/parts/1/size', 'field.required'],
        ['/a~1b~0c', 'field.unknown'],
      ]);
    });

    it('refuses another media type', async () => {
      const answer = await post('/things', 'name=a', {
        'content-type': 'application/x-www-form-urlencoded',
      });
      await expectProblem(answer, 415, 'request.unsupported-media-type');
    });

    it('refuses a compressed body', async () => {
      const answer = await post('/things', '{}', { 'content-encoding': 'gzip' });
      await expectProblem(answer, 415, 'request.unsupported-media-type');
    });
  });

  it('takes no body for an empty one where the schema allows', async () => {
    expect((await call('/things/empty', { method: 'POST' })).status).toBe(201);
    await expectProblem(await call('/things', { method: 'POST' }), 422, 'request.invalid');
  });

  it.each([
    '/things?limit=101',
    '/things?limit=a',
    '/things?limit=1&limit=2',
    '/things?x=1',
    '/things?__proto__=1',
  ])('refuses the query of %s', async (path) => {
    const { errors } = await expectProblem(await call(path), 422, 'request.invalid');
    expect(errors?.[0]?.pointer).toMatch(/^\/query\//);
  });

  it.each(['/nowhere', '/things/../etc', '/%00'])('does not know %s', async (path) => {
    await expectProblem(await call(path), 404, 'route.not-found');
  });

  it('refuses a path that is not UTF-8', async () => {
    const answer = await call('/things/%ff', { method: 'DELETE' });
    await expectProblem(answer, 400, 'request.malformed');
  });

  describe('when it refuses', () => {
    const fail = (code: string) => call(`/things/${code}`, { method: 'DELETE' });

    it('puts the facts beside the words', async () => {
      const body = await expectProblem(
        await fail('decided'),
        409,
        'access-request.already-decided',
      );
      expect(body).toMatchObject({
        decidedBy: 'usr_1',
        decidedAt: '2026-01-01T00:00:00.000Z',
        instance: '/things/decided',
      });
    });

    it('fills the placeholders, and says until when', async () => {
      const answer = await fail('cooling');
      expect(answer.headers.get('retry-after')).toBe('Wed, 01 May 2030 00:00:00 GMT');
      const body = await expectProblem(answer, 429, 'access-request.cooling-down');
      expect(body.detail).toContain('2030-05-01');
    });

    it('says when to come back', async () => {
      const limited = await fail('limited');
      expect(limited.headers.get('retry-after')).toBe('17');
      await expectProblem(limited, 429, 'request.rate-limited');
    });

    it('answers 422 to a reused idempotency key', async () => {
      await expectProblem(await fail('reused'), 422, 'idempotency-key.reused');
    });

    it('says nothing of the occurrence of a 503', async () => {
      const overloaded = await fail('overloaded');
      expect(overloaded.headers.get('retry-after')).toBe('2');
      expect(await expectProblem(overloaded, 503, 'service.overloaded')).not.toHaveProperty(
        'queue',
      );
    });

    it('answers 503 while the store is away', async () => {
      await expectProblem(await fail('store'), 503, 'dependency.unavailable');
    });

    it('leaks nothing of what nobody foresaw', async () => {
      const body = await expectProblem(await fail('unforeseen'), 500, 'internal.error');
      expect(JSON.stringify(body)).not.toMatch(/hunter2|maria/);
    });
  });

  describe('asked for somebody in particular', () => {
    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

    it('knows who asks', async () => {
      const answer = await call(
        '/things/mine',
        bearer(await tokens.forUser('usr_1', ['accounts'])),
      );
      expect(await answer.json()).toEqual({ userId: 'usr_1', sessionId: 'session-of-usr_1' });
    });

    it.each([
      ['nothing', () => ''],
      ['nonsense', () => 'a.b.c'],
      ['a token for another service', () => tokens.forUser('usr_1', ['notifier'])],
      ['an expired token', () => tokens.forUser('usr_1', ['accounts'], { expiresIn: '-1m' })],
      ["the gateway's own token", () => tokens.forGateway(['accounts'])],
      [
        'an unsigned token',
        () =>
          `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(
            '{"iss":"secop-identity","aud":"accounts","sub":"usr_1","exp":9999999999}',
          ).toString('base64url')}.`,
      ],
    ])('refuses %s', async (_, token) => {
      await expectProblem(await call('/things/mine', bearer(await token())), 401, 'token.refused');
    });

    it('serves the gateway on its own account', async () => {
      const fromGateway = await call(
        '/things/inside',
        bearer(await tokens.forGateway(['accounts'])),
      );
      expect(fromGateway.status).toBe(200);
      const fromUser = await call(
        '/things/inside',
        bearer(await tokens.forUser('u', ['accounts'])),
      );
      await expectProblem(fromUser, 401, 'token.refused');
    });
  });

  describe('given a command', () => {
    const decide = async (
      target: string,
      body: string,
      headers: Record<string, string> = {},
      userId = 'usr_1',
    ) => {
      const answer = await post(`/things/${target}/decision`, body, {
        authorization: `Bearer ${await tokens.forUser(userId, ['accounts'])}`,
        ...headers,
      });
      return {
        answer,
        body: (await answer.json()) as { command: Command; id: string; seen: unknown },
      };
    };
    const key = { 'idempotency-key': 'k-1' };

    it('recognises the same one, whatever the order of its fields', async () => {
      const first = await decide('t1', '{"a":1,"b":{"c":2,"d":3}}', key);
      const again = await decide('t1', '{"b":{"d":3,"c":2},"a":1}', key);
      expect(again.body).toEqual(first.body);
      expect(first.body.id).toMatch(/^[\w-]{20,40}$/);
    });

    it('tells apart another target, person, key and body', async () => {
      const { body: first } = await decide('t1', '{}', key);
      const others = [
        await decide('t2', '{}', key),
        await decide('t1', '{}', key, 'usr_2'),
        await decide('t1', '{}', { 'idempotency-key': 'k-2' }),
        await decide('t1', '{}'),
        await decide('t1', '{}'),
      ].map(({ body }) => body.command.key);
      expect(new Set([first.command.key, ...others]).size).toBe(6);
      expect((await decide('t1', '{"a":1}', key)).body.command.hash).not.toBe(first.command.hash);
    });

    it('refuses an idempotency key that is too long', async () => {
      const { answer } = await decide('t1', '{}', { 'idempotency-key': 'k'.repeat(201) });
      expect(answer.status).toBe(400);
    });

    it('reads If-Match and answers with an ETag', async () => {
      const { answer, body } = await decide('t1', '{}', { 'if-match': '"3"' });
      expect(body.seen).toBe(3);
      expect(answer.headers.get('etag')).toBe('"7"');
    });

    it.each(['3', '"x"', '"1", "2"'])('refuses If-Match: %s', async (value) => {
      expect((await decide('t1', '{}', { 'if-match': value })).answer.status).toBe(400);
    });
  });

  describe('in a trace', () => {
    it('keeps the trace id of a valid traceparent and makes one otherwise', async () => {
      const traceId = '0af7651916cd43dd8448eb211c80319c';
      const given = await call('/livez', {
        headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
      });
      expect(given.headers.get('x-trace-id')).toBe(traceId);
      const broken = await call('/livez', { headers: { traceparent: 'nonsense' } });
      expect(broken.headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/);
    });
  });
});

describe('a service whose issuer of keys is away', () => {
  it('answers 503, and never 500', async () => {
    const tokens = await TestTokens.start();
    const token = await tokens.forUser('usr_1', ['accounts']);
    const address = tokens.jwksUrl;
    await tokens.stop();
    @Module({
      imports: [
        PlatformModule.forRoot({
          service: 'accounts',
          logLevel: 'silent',
          identityJwksUrl: address,
        }),
      ],
      controllers: [ThingsController],
    })
    class AppModule {}
    const running = await startApp(AppModule, config);

    const answer = await fetch(`${running.url}/things/mine`, {
      headers: { authorization: `Bearer ${token}` },
    });

    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'dependency.unavailable' });
    await running.stop();
  });

  it('goes on with the keys it knows', async () => {
    const tokens = await TestTokens.start();
    const token = await tokens.forUser('usr_1', ['accounts']);
    @Module({
      imports: [
        PlatformModule.forRoot({
          service: 'accounts',
          logLevel: 'silent',
          identityJwksUrl: tokens.jwksUrl,
        }),
      ],
      controllers: [ThingsController],
    })
    class AppModule {}
    const running = await startApp(AppModule, config);
    const ask = () =>
      fetch(`${running.url}/things/mine`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);

    await tokens.stop();

    expect((await ask()).status).toBe(200);
    await running.stop();
  });
});
