import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { problemType } from '@secop/contracts';
import { startApp, type RunningApp } from '@secop/platform';
import { eventually } from '@secop/testing';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { AppModule } from './app.module';
import { configSchema } from './config';
import type { Service } from './infrastructure/upstream';

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Said {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly text?: string;
}

/** A real HTTP server where a service would be: answers what the test says and keeps what it heard. */
export class StandIn {
  readonly heard: Heard[] = [];
  private readonly answers = new Map<string, (heard: Heard) => Said | Promise<Said>>();
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const heard = { method, url, headers, body };
      this.heard.push(heard);
      const answer = this.answers.get(`${method} ${url.split('?', 1)[0]}`);
      void Promise.resolve(answer?.(heard) ?? problem(404, 'route.not-found')).then(
        ({ status = 200, headers: said, json, text }) => {
          const type = status < 400 ? 'application/json' : 'application/problem+json';
          response.writeHead(status, { 'content-type': type, ...said });
          response.end(text ?? (json === undefined ? '' : JSON.stringify(json)));
        },
      );
    });
  });

  /** `route` is `METHOD /path`, without the query. */
  on(route: string, answer: Said | ((heard: Heard) => Said | Promise<Said>)): void {
    this.answers.set(route, typeof answer === 'function' ? answer : () => answer);
  }

  to(route: string): Heard[] {
    return this.heard.filter(({ method, url }) => `${method} ${url.split('?', 1)[0]}` === route);
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** The problem document of a service. */
export const problem = (status: number, code: string, facts: object = {}): Said => ({
  status,
  json: {
    ...facts,
    type: problemType(code),
    title: 'Título',
    status,
    detail: 'Detalle',
    instance: '/inside',
    code,
    traceId: '0'.repeat(32),
  },
});

/** A gateway in front of stand-ins; identity knows the session `valid`, whose user is `usr_1`. */
export class GatewayUnderTest {
  private constructor(
    readonly running: RunningApp,
    readonly services: Readonly<Record<Service, StandIn>>,
    readonly publicKey: JWK,
  ) {}

  static async start(rabbitmqUrl: string, variables: Record<string, string> = {}) {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: 'gateway-1' };
    const services = {
      identity: new StandIn(),
      accounts: new StandIn(),
      'access-requests': new StandIn(),
    };
    const config = configSchema.parse({
      PORT: '0',
      LOG_LEVEL: 'silent',
      SHUTDOWN_WAIT_MS: '0',
      RABBITMQ_URL: rabbitmqUrl,
      IDENTITY_URL: await services.identity.start(),
      ACCOUNTS_URL: await services.accounts.start(),
      ACCESS_REQUESTS_URL: await services['access-requests'].start(),
      OPENAPI_FILE: join(__dirname, '../../../docs/openapi.json'),
      GATEWAY_SIGNING_KEY: JSON.stringify(key),
      PUBLIC_ORIGIN: 'https://portal.example',
      ...variables,
    });
    const running = await startApp(AppModule.forRoot(config), config);
    const gateway = new GatewayUnderTest(running, services, await exportJWK(publicKey));
    gateway.letIn();
    await eventually('the gateway hears hints', async () => {
      const { status } = await fetch(`${running.url}/readyz`);
      return status === 200;
    });
    return gateway;
  }

  /** Identity exchanges `valid` for a token that tells its audience. */
  letIn(): void {
    this.services.identity.on('POST /internal/tokens', ({ body }) => {
      const { session, audience } = JSON.parse(body) as { session: string; audience: string[] };
      if (!session.startsWith('valid')) return problem(401, 'session.required');
      const expiresAt = new Date(Date.now() + 60_000).toISOString();
      const token = `token-for-${audience.join('+')}`;
      return {
        status: 201,
        json: { token, expiresAt, userId: 'usr_1', sessionId: `id-of-${session}` },
      };
    });
  }

  call(path: string, init: RequestInit & { session?: string } = {}): Promise<Response> {
    const { session, ...rest } = init;
    return fetch(`${this.running.url}/api/v1${path}`, {
      redirect: 'manual',
      ...rest,
      headers: {
        ...(session ? { cookie: `__Host-session=${session}` } : {}),
        ...(rest.body ? { 'content-type': 'application/json' } : {}),
        ...(rest.headers as Record<string, string>),
      },
    });
  }

  async stop(): Promise<void> {
    await this.running.stop();
    for (const service of Object.values(this.services)) await service.stop();
  }
}
