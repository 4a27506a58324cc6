import { declareTopology } from '@secop/messaging';
import { migrateStore, startApp, type RunningApp } from '@secop/platform';
import {
  eventually,
  testInfrastructure,
  TestTokens,
  type TestInfrastructure,
} from '@secop/testing';
import { AppModule } from '../src/app.module';
import { configSchema, type Config } from '../src/config';
import { migrations } from '../src/migrations/migrations';
import { AccountsStandIn } from './accounts-stand-in';
import { BrokerProbe } from './broker-probe';
import { Person } from './person';

type Settings =
  Partial<Config> | ((infrastructure: TestInfrastructure) => Promise<Partial<Config>>);

/** The real service on the real store and broker; only accounts' two questions are answered by a stand-in. */
export class ServiceUnderTest {
  private constructor(
    private readonly config: Config,
    readonly infrastructure: TestInfrastructure,
    readonly tokens: TestTokens,
    readonly accounts: AccountsStandIn,
    readonly broker: BrokerProbe,
    readonly replicas: readonly RunningApp[],
  ) {}

  /** `settings`: what differs, or what to make of the servers that it stands on. */
  static async start(settings: Settings = {}, replicas = 1): Promise<ServiceUnderTest> {
    const infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    const tokens = await TestTokens.start();
    const accounts = await AccountsStandIn.start();
    const config: Config = configSchema.parse({
      PORT: 0,
      LOG_LEVEL: 'silent',
      SHUTDOWN_WAIT_MS: 0,
      SHUTDOWN_DEADLINE_MS: 2_000,
      MONGODB_URI: infrastructure.mongodbUri,
      RABBITMQ_URL: infrastructure.rabbitmqUrl,
      RABBITMQ_MANAGEMENT_URL: infrastructure.managementUrl,
      IDENTITY_JWKS_URL: tokens.jwksUrl,
      ACCOUNTS_URL: accounts.url,
      ...(typeof settings === 'function' ? await settings(infrastructure) : settings),
    });
    await migrateStore(infrastructure.mongodbUri, migrations, { by: 'the test' });
    const running: RunningApp[] = [];
    for (let replica = 0; replica < replicas; replica += 1) {
      running.push(await startApp(AppModule.forRoot(config), config));
    }
    const broker = await BrokerProbe.start(infrastructure.rabbitmqUrl);
    const service = new ServiceUnderTest(config, infrastructure, tokens, accounts, broker, running);
    for (const { url } of running) {
      await eventually('the service is ready', async () => (await fetch(`${url}/readyz`)).ok);
    }
    return service;
  }

  /** Its owner's to stop. */
  anotherReplica(settings: Partial<Config>): Promise<RunningApp> {
    const config = { ...this.config, ...settings };
    return startApp(AppModule.forRoot(config), config);
  }

  /** Somebody who is signed in; `replica` is the one that serves them. */
  async as(userId: string, replica = 0): Promise<Person> {
    const token = await this.tokens.forUser(userId, ['access-requests', 'accounts'], {
      expiresIn: '1h',
    });
    return new Person(userId, this.replicas[replica]!.url, token);
  }

  async stop(): Promise<void> {
    await this.broker.stop();
    for (const replica of this.replicas) await replica.stop();
    await this.accounts.stop();
    await this.tokens.stop();
    await this.infrastructure.drop();
  }
}
