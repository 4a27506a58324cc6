import { randomBytes, randomInt } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import mongoose, { type Connection } from 'mongoose';
import { followConfig, migrateStore, startApp, type RunningApp } from '@secop/platform';
import { declareTopology } from '@secop/messaging';
import { testInfrastructure, TestTokens, type TestInfrastructure } from '@secop/testing';
import { AppModule } from '../src/app.module';
import { configSchema } from '../src/config';
import { migrations } from '../src/migrations/migrations';
import { GatewayCalls } from './gateway-calls';
import { HeardEvents } from './heard-events';
import { NotifierKeys } from './notifier-keys';

const privateKey = async (kid: string) => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { ...(await exportJWK(privateKey)), kid };
};

/** The whole service on the real store and broker, with a gateway and a notifier played by the test. */
export class IdentityUnderTest {
  private constructor(
    readonly environment: Readonly<Record<string, string>>,
    readonly infrastructure: TestInfrastructure,
    readonly tokens: TestTokens,
    readonly notifier: NotifierKeys,
    readonly heard: HeardEvents,
    readonly store: Connection,
    readonly app: RunningApp['app'],
    private readonly running: RunningApp,
    readonly gateway: GatewayCalls,
  ) {}

  static async start(
    overrides: Record<string, string> = {},
    { notifierAnswers = true, storeOptions = '' } = {},
  ): Promise<IdentityUnderTest> {
    const infrastructure = await testInfrastructure();
    const tokens = await TestTokens.start();
    const notifier = await NotifierKeys.start();
    notifier.available = notifierAnswers;
    const environment = {
      PORT: '0',
      LOG_LEVEL: 'silent',
      SHUTDOWN_WAIT_MS: '0',
      MONGODB_URI: `${infrastructure.mongodbUri}${storeOptions}`,
      RABBITMQ_URL: infrastructure.rabbitmqUrl,
      RABBITMQ_MANAGEMENT_URL: infrastructure.managementUrl,
      TOPOLOGY: 'declare',
      TOKEN_SIGNING_KEYS: JSON.stringify({
        keys: [await privateKey('signs'), await privateKey('next')],
      }),
      GATEWAY_JWKS: JSON.stringify(tokens.publicJwks),
      NOTIFIER_JWKS_URL: notifier.url,
      ...overrides,
    };
    await declareTopology(infrastructure.rabbitmqUrl);
    const heard = await HeardEvents.listen(infrastructure.rabbitmqUrl);
    const config = followConfig(configSchema, environment, 20);
    await migrateStore(infrastructure.mongodbUri, migrations, { by: 'the test' });
    const running = await startApp(AppModule.forRoot(config), config);
    const store = await mongoose.createConnection(infrastructure.mongodbUri).asPromise();
    const gateway = new GatewayCalls(running.url, tokens);
    return new IdentityUnderTest(
      environment,
      infrastructure,
      tokens,
      notifier,
      heard,
      store,
      running.app,
      running,
      gateway,
    );
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.heard.stop();
    await this.store.close();
    await this.notifier.stop();
    await this.tokens.stop();
    await this.infrastructure.drop();
  }
}

export const anAddress = () => `persona.${randomBytes(6).toString('hex')}@example.co`;
/** The header in which the gateway tells where a request came from. */
export const fromNetwork = (
  address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
) => ({ 'secop-client-network': address });
export const aPassword = 'el loro azul desayuna tarde';

export const aRegistration = (change: Record<string, unknown> = {}) => ({
  documentType: 'CC',
  documentNumber: '52841907',
  firstNames: 'Rosa María',
  lastNames: 'Güiza Peña',
  email: anAddress(),
  password: aPassword,
  acceptedTermsVersion: '2026-01',
  ...change,
});
