import type { EventContract, DataOf } from '@secop/contracts';
import { declareTopology } from '@secop/messaging';
import { followConfig, migrateStore, startApp, type RunningApp } from '@secop/platform';
import { eventually, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import mongoose, { type Connection, type mongo } from 'mongoose';
import { AppModule } from './app.module';
import type { Channel } from './channel/channel';
import { configSchema, type Config } from './config';
import { waitingStates, type Delivery } from './deliveries/delivery';
import type { DeliveryDocument } from './deliveries/journal';
import { migrations } from './migrations/migrations';
import { aSealingKey, sealedFor, type PrivateKey } from './recipients/sealed.builder';
import type { SealPurpose } from './recipients/sealing-keys';
import { defaultSenderOptions, type SenderOptions } from './sending/sender';

let events = 0;

/** Notifiers on one real store and broker, with a voice to say what other services say. */
export class NotifierWorld {
  private readonly running: RunningApp[] = [];

  private constructor(
    readonly infrastructure: TestInfrastructure,
    readonly key: PrivateKey,
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
    private readonly store: Connection,
  ) {}

  static async create(): Promise<NotifierWorld> {
    const infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    await migrateStore(infrastructure.mongodbUri, migrations, { by: 'the test' });
    const connection = await connect(infrastructure.rabbitmqUrl);
    const channel = await connection.createConfirmChannel();
    const store = await mongoose.createConnection(infrastructure.mongodbUri).asPromise();
    return new NotifierWorld(infrastructure, await aSealingKey(), connection, channel, store);
  }

  get recipients(): mongo.Collection<{ _id: string }> {
    return this.store.db!.collection<{ _id: string }>('recipients');
  }

  /** What all senders know of the way to the mail server. */
  get smtpChannel(): mongo.Collection<Channel & { _id: string }> {
    return this.store.db!.collection<Channel & { _id: string }>('channel');
  }

  environment(smtpUrl: string): Record<string, string> {
    return {
      PORT: '0',
      LOG_LEVEL: 'silent',
      SHUTDOWN_WAIT_MS: '0',
      MONGODB_URI: this.infrastructure.mongodbUri,
      RABBITMQ_URL: this.infrastructure.rabbitmqUrl,
      RABBITMQ_MANAGEMENT_URL: this.infrastructure.managementUrl,
      SMTP_URL: smtpUrl,
      MAIL_FROM: 'SECOP II <no-responder@secop.example>',
      PUBLIC_ORIGIN: 'https://acceso.secop.example',
      SEALING_KEYS: JSON.stringify({ keys: [this.key] }),
    };
  }

  configuration(smtpUrl: string, different: Record<string, string> = {}): Config {
    return followConfig(configSchema, { ...this.environment(smtpUrl), ...different }, 20);
  }

  /** Another process of the service, as far as store, broker and mail server can tell. */
  async start(
    smtpUrl: string,
    {
      sender = {},
      ...different
    }: Record<string, unknown> & { sender?: Partial<SenderOptions> } = {},
  ): Promise<RunningApp> {
    const config = this.configuration(smtpUrl, different as Record<string, string>);
    const options = { ...defaultSenderOptions, pollInterval: 100, stopDeadline: 500, ...sender };
    const app = await startApp(AppModule.forRoot(config, options), config);
    this.running.push(app);
    return app;
  }

  /** The journal through a connection of the test's own. */
  get rows(): mongo.Collection<DeliveryDocument> {
    return this.store.db!.collection<DeliveryDocument>('deliveries');
  }

  seal(purpose: SealPurpose, content: object): Promise<string> {
    return sealedFor(this.key, purpose, content);
  }

  /** Publishes an event as its service does; with the same id it is the same event. */
  async say<Contract extends EventContract>(
    contract: Contract,
    data: DataOf<Contract>,
    { id = `event-${(events += 1)}`, sequence = 1 } = {},
  ): Promise<void> {
    const envelope = {
      specversion: '1.0',
      id,
      source: `/${contract.source}`,
      type: contract.type,
      subject: 'test',
      time: new Date().toISOString(),
      sequence: String(sequence),
      data,
    };
    const body = Buffer.from(JSON.stringify(envelope));
    const contentType = 'application/cloudevents+json';
    this.channel.publish('secop.events', contract.type, body, { contentType, persistent: true });
    await this.channel.waitForConfirms();
  }

  /** Waits until the only row of this template is as wanted. */
  rowIn(template: string, ...states: Delivery['state'][]): Promise<DeliveryDocument> {
    return eventually(`${template} is ${states.join(' or ')}`, async () => {
      const row = await this.rows.findOne({ template });
      if (row && states.includes(row.state)) return row;
      throw new Error(`it is ${row?.state ?? 'not there'}: ${JSON.stringify(row?.last)}`);
    });
  }

  /** What waits need not wait longer. */
  async turnComes(): Promise<void> {
    await this.dueNow({ state: { $in: [...waitingStates] } });
  }

  /** Senders that held these rows have not been heard of for too long. */
  async leasesEnd(): Promise<void> {
    await this.dueNow({ state: { $in: ['leased', 'finalizing'] } });
  }

  private async dueNow(filter: mongo.Filter<DeliveryDocument>): Promise<void> {
    await this.rows.updateMany(filter, { $set: { dueAt: new Date(0) } });
  }

  /** A clean slate for the next test of the file. */
  async forget(): Promise<void> {
    await this.rows.deleteMany({});
    await this.recipients.deleteMany({});
    const nothing = { $set: { refused: [], takingBack: [] }, $unset: { breaker: '' } } as const;
    await this.smtpChannel.updateMany({}, nothing);
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((app) => app.stop()));
    await this.connection.close();
    await this.store.close();
    await this.infrastructure.drop();
  }
}
