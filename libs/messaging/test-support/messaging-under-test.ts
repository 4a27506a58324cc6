import { randomUUID } from 'node:crypto';
import { eventually, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import {
  connect,
  type Channel,
  type ChannelModel,
  type ConsumeMessage,
  type Options,
} from 'amqplib';
import mongoose from 'mongoose';
import type { Envelope, EventContract } from '@secop/contracts';
import { Logger } from '@nestjs/common';
import { Messaging, type MessagingOptions } from '../src/messaging';
import { uuidV7 } from '../src/recording/uuid-v7';
import { storeConnectionOptions } from '../src/store/store';
import { declareTopology } from '../src/topology/declare';
import { testContracts } from './contracts';
import { quickTuning } from './quick-tuning';

interface Said {
  readonly envelope?: Record<string, unknown>;
  readonly body?: Buffer;
  readonly to?: [exchange: string, routingKey: string];
  readonly properties?: Options.Publish;
}

/** The real store and broker of one test file, and services on them that end with it. */
export class MessagingUnderTest {
  private readonly closers: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly infrastructure: TestInfrastructure,
    readonly broker: ChannelModel,
    readonly channel: Channel,
  ) {}

  static async start(): Promise<MessagingUnderTest> {
    Logger.overrideLogger(false);
    const infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl, testContracts, quickTuning.ladder);
    const broker = await connect(infrastructure.rabbitmqUrl);
    const channel = await broker.createChannel();
    return new MessagingUnderTest(infrastructure, broker, channel);
  }

  /** A service's messaging, not started. */
  async service(
    options: Partial<MessagingOptions> & { mongodbUri?: string } = {},
  ): Promise<Messaging> {
    const { mongodbUri = this.infrastructure.mongodbUri, ...rest } = options;
    const connection = await mongoose
      .createConnection(mongodbUri, { ...storeConnectionOptions, serverSelectionTimeoutMS: 1_500 })
      .asPromise();
    const messaging = await Messaging.create(
      {
        service: 'accounts',
        rabbitmqUrl: this.infrastructure.rabbitmqUrl,
        managementUrl: this.infrastructure.managementUrl,
        topology: 'check',
        contracts: testContracts,
        ...rest,
        tuning: { ...quickTuning, ...rest.tuning },
      },
      connection,
    );
    this.onStop(() => messaging.close().then(() => connection.close()));
    return messaging;
  }

  /** Something that the services under test stand on: ends after them. */
  onEnd(close: () => Promise<unknown>): void {
    this.closers.push(close);
  }

  /** A service under test. */
  onStop(close: () => Promise<unknown>): void {
    this.closers.unshift(close);
  }

  /** Everything that arrives in a queue from now on, acknowledged. */
  async collect(queue: string): Promise<ConsumeMessage[]> {
    const received: ConsumeMessage[] = [];
    const channel = await this.broker.createChannel();
    await channel.consume(queue, (message) => {
      if (!message) return;
      received.push(message);
      channel.ack(message);
    });
    return received;
  }

  /** An exclusive queue of this test, bound as given. */
  async listenTo(exchange: string, key = '#'): Promise<ConsumeMessage[]> {
    const { queue } = await this.channel.assertQueue(`test.${randomUUID()}`, { exclusive: true });
    await this.channel.bindQueue(queue, exchange, key);
    return this.collect(queue);
  }

  /** As a service would say it; or anything else, to see what happens. */
  say(contract: EventContract, data: unknown, changes: Said = {}): string {
    const id = uuidV7(new Date());
    const envelope = {
      specversion: '1.0',
      id,
      source: `/${contract.source}`,
      type: contract.type,
      subject: 'subject',
      time: new Date().toISOString(),
      sequence: '1',
      data,
      ...changes.envelope,
    };
    const body = changes.body ?? Buffer.from(JSON.stringify(envelope));
    const [exchange, key] = changes.to ?? ['secop.events', contract.type];
    this.channel.publish(exchange, key, body, {
      persistent: true,
      messageId: envelope.id,
      type: contract.type,
      contentType: 'application/cloudevents+json; charset=utf-8',
      ...changes.properties,
    });
    return id;
  }

  async depthOf(queue: string): Promise<number> {
    return (await this.channel.checkQueue(queue)).messageCount;
  }

  /** In the notifier's queue and on its ladder; deliveries that are not acknowledged do not show. */
  nothingLeft() {
    const queues = ['notifier.events', 'notifier.retry.first', 'notifier.retry.second'];
    return eventually('nothing is left', async () => {
      const depths = await Promise.all(queues.map((name) => this.depthOf(name)));
      return depths.every((depth) => depth === 0);
    });
  }

  async end(): Promise<void> {
    for (const close of this.closers) await close();
    await this.broker.close();
    await this.infrastructure.drop();
  }
}

export const envelopeIn = (message: { content: Buffer }): Envelope =>
  JSON.parse(message.content.toString('utf8')) as Envelope;
export const subjectOf = (message: { content: Buffer }) => envelopeIn(message).subject;
export const stepOf = (message: { content: Buffer }) =>
  (envelopeIn(message).data as { step: number }).step;
