import { randomUUID } from 'node:crypto';
import type { EventContract, DataOf } from '@secop/contracts';
import { problemDocument } from '@secop/contracts';
import { EventTransport, outboxEntries } from '@secop/messaging';
import { followConfig, migrateStore, startApp, type RunningApp } from '@secop/platform';
import {
  eventually,
  testInfrastructure,
  TestTokens,
  type TestInfrastructure,
} from '@secop/testing';
import { connect, type Channel, type ChannelModel } from 'amqplib';
import type { Connection } from 'mongoose';
import { getConnectionToken } from '@nestjs/mongoose';
import { AppModule } from '../src/app.module';
import { configSchema } from '../src/config';
import { migrations } from '../src/migrations/migrations';

export interface SeenEvent {
  readonly type: string;
  readonly subject: string;
  readonly sequence: number;
  readonly data: Record<string, Record<string, unknown>> & { reason?: string; userId?: string };
}

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly etag: string | null;
  readonly retryAfter: string | null;
}

/** The accounts service on a database and a vhost of its own, with a tap on everything it says. */
export class AccountsApp {
  readonly events: SeenEvent[] = [];
  private published = 0;
  private handled = 0;

  private constructor(
    readonly infrastructure: TestInfrastructure,
    private readonly tokens: TestTokens,
    private readonly running: RunningApp,
    private readonly broker: ChannelModel,
    private readonly channel: Channel,
  ) {}

  /** One person may register any number of accounts, unless the test says otherwise. */
  static async start(
    environment: Record<string, string> = {},
    infrastructure?: TestInfrastructure,
  ): Promise<AccountsApp> {
    infrastructure ??= await testInfrastructure();
    const tokens = await TestTokens.start();
    const variables = {
      PORT: '0',
      LOG_LEVEL: 'silent',
      SHUTDOWN_WAIT_MS: '0',
      MONGODB_URI: infrastructure.mongodbUri,
      RABBITMQ_URL: infrastructure.rabbitmqUrl,
      TOPOLOGY: 'declare',
      IDENTITY_JWKS_URL: tokens.jwksUrl,
      REGISTRATIONS_PER_PERSON: '1000',
      ...environment,
    };
    const config = followConfig(configSchema, variables, 20);
    await migrateStore(infrastructure.mongodbUri, migrations, { by: 'the test' });
    const running = await startApp(AppModule.forRoot(config), config);
    const broker = await connect(infrastructure.rabbitmqUrl);
    const app = new AccountsApp(
      infrastructure,
      tokens,
      running,
      broker,
      await broker.createChannel(),
    );
    await eventually('the service is ready', async () => (await fetch(`${running.url}/readyz`)).ok);
    await app.listen();
    app.countHandled();
    return app;
  }

  get<Part>(part: abstract new (...args: never[]) => Part): Part {
    return this.running.app.get<Part>(part, { strict: false });
  }

  get store(): Connection {
    return this.running.app.get<Connection>(getConnectionToken(), { strict: false });
  }

  /** Publishes an event as its service would; answers its id. */
  publish<Contract extends EventContract>(
    contract: Contract,
    data: DataOf<Contract>,
    subject = 'subject',
  ): string {
    const [entry] = outboxEntries([{ contract, data }], {
      subject,
      version: 2,
      now: new Date(),
      source: contract.source,
    });
    this.send(contract.type, entry!.body);
    this.published += 1;
    return entry!.id;
  }

  /** One of the service's own events, as the broker may deliver it twice. */
  publishAgain(event: SeenEvent): void {
    this.send(event.type, Buffer.from(JSON.stringify(event)));
  }

  private send(type: string, body: Buffer): void {
    this.channel.publish('secop.events', type, body, {
      persistent: true,
      contentType: 'application/cloudevents+json; charset=utf-8',
    });
  }

  said(type: string, subject?: string): SeenEvent[] {
    return this.events.filter(
      (event) => event.type === type && (subject === undefined || event.subject === subject),
    );
  }

  /** Every event that this test published has been handled, and everything that followed has been said. */
  async quiet(): Promise<void> {
    await eventually('the service has handled everything', async () => {
      const pending = await this.store
        .collection('accounts')
        .countDocuments({ outboxAt: { $exists: true } });
      return pending === 0 && this.handled >= this.published;
    });
  }

  async parked(): Promise<number> {
    return (await this.channel.checkQueue('accounts.parked')).messageCount;
  }

  async as<Body = Record<string, unknown>>(
    user: string,
    method: string,
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<Answer<Body>> {
    const token = await this.tokens.forUser(user, ['accounts']);
    return this.call<Body>(method, path, body, { authorization: `Bearer ${token}`, ...headers });
  }

  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<Answer<Body>> {
    const answer = await fetch(this.running.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    const parsed = JSON.parse(text) as Body;
    if (answer.status >= 400) problemDocument.parse(parsed);
    return {
      status: answer.status,
      body: parsed,
      etag: answer.headers.get('etag'),
      retryAfter: answer.headers.get('retry-after'),
    };
  }

  async stop(): Promise<void> {
    await this.broker.close();
    await this.running.stop();
    await this.tokens.stop();
    await this.infrastructure.drop();
  }

  private async listen(): Promise<void> {
    const { queue } = await this.channel.assertQueue(`tap.${randomUUID()}`, { exclusive: true });
    await this.channel.bindQueue(queue, 'secop.events', 'accounts.#');
    await this.channel.consume(
      queue,
      (message) => message && this.events.push(JSON.parse(message.content.toString()) as SeenEvent),
      { noAck: true },
    );
  }

  /** Counts what other services' events came to; its own come back to it too and are not counted. */
  private countHandled(): void {
    const handlers = this.get(EventTransport).getHandlers();
    for (const [type, handler] of handlers) {
      if (type.startsWith('accounts.')) continue;
      const counted = (...delivery: Parameters<typeof handler>) =>
        handler(...delivery).finally(() => (this.handled += 1));
      handlers.set(type, Object.assign(counted, handler));
    }
  }
}
