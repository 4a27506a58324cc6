import { Body, Controller, Delete, Get, Module, Param, Post, Req } from '@nestjs/common';
import { DomainError, problemDocument, problems, type ProblemCode } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import type { TestTokens } from '@secop/testing';
import type { Request } from 'express';
import { mongo } from 'mongoose';
import { z } from 'zod';
import { silentHost } from '../../test-support/silent-host';
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
  type HostConfig,
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

let slowRequests = 0;

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
  @Get('slow')
  async slow(@Req() request: Request) {
    slowRequests += 1;
    await new Promise((resolve) => request.socket.once('close', resolve));
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
        throw new mongo.MongoNetworkError('getaddrinfo failed');
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

const config = { ...silentHost, SHUTDOWN_DEADLINE_MS: 2_000 };

/** A tiny service on the platform, called accounts, over HTTP. */
export class ThingsUnderTest {
  private constructor(private readonly running: RunningApp) {}

  static async start(
    tokens: TestTokens,
    settings: Partial<HostConfig> = {},
  ): Promise<ThingsUnderTest> {
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
    return new ThingsUnderTest(await startApp(AppModule, { ...config, ...settings }));
  }

  /** That wait for their client to leave. */
  get slowRequests(): number {
    return slowRequests;
  }

  get metricsUrl(): string | undefined {
    return this.running.metricsUrl;
  }

  get port(): number {
    return Number(new URL(this.running.url).port);
  }

  call(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.running.url + path, init);
  }

  post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
    const type = { 'content-type': 'application/json' };
    return this.call(path, { method: 'POST', body, headers: { ...type, ...headers } });
  }

  stop(): Promise<void> {
    return this.running.stop();
  }
}

/** The answer is this problem document, whole; it is returned. */
export async function expectProblem(answer: Response, status: number, code: ProblemCode) {
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
