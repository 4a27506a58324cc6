/** A service that finds a backlog in its store and has nothing but its poll to publish it. */
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Aggregates, ensureIndexes, MessagingModule, outboxIndex } from '@secop/messaging';
import { PlatformModule, storeModule } from '@secop/platform';
import { connect } from 'amqplib';
import { mongo } from 'mongoose';
import { Counted } from '../consuming/counted';
import { queue } from '../consuming/events';
import { required, serve } from '../workers/serve';
import { addWaiting, indexes } from './backlog';

/** `prepare` leaves exactly `backlog` waiting; `drain` answers the milliseconds for `events` of them. */
export type DrainingTask =
  | { readonly prepare: string; readonly backlog: number }
  | { readonly drain: string; readonly events: number };

@Module({})
class BacklogModule {
  static forRoot(): DynamicModule {
    return {
      module: BacklogModule,
      imports: [
        PlatformModule.forRoot({ service: 'access-requests', logLevel: 'fatal' }),
        storeModule({ MONGODB_URI: required('MONGODB_URI') }),
        MessagingModule.forRoot({
          service: 'access-requests',
          rabbitmqUrl: required('RABBITMQ_URL'),
          topology: 'check',
        }),
      ],
    };
  }
}

const client = new mongo.MongoClient(required('MONGODB_URI'), { retryWrites: false });
const added = new Map<string, number>();

async function prepare(name: string, backlog: number): Promise<number> {
  const collection = client.db().collection<{ _id: string }>(name);
  const first = added.get(name) ?? 0;
  const waiting =
    first === 0 ? 0 : await collection.countDocuments({ outboxAt: { $exists: true } });
  await addWaiting(collection, first, backlog - waiting);
  added.set(name, first + backlog - waiting);
  await ensureIndexes(collection as never, [...indexes, outboxIndex]);
  return backlog - waiting;
}

async function drain(name: string, events: number): Promise<number> {
  const connection = await connect(required('RABBITMQ_URL'));
  const channel = await connection.createChannel();
  await channel.purgeQueue(queue);
  const counted = new Counted(events);
  await channel.consume(queue, () => counted.one(), { noAck: true });
  const app = await NestFactory.createApplicationContext(BacklogModule.forRoot(), {
    logger: false,
    abortOnError: false,
  });
  app.get(Aggregates).relay.watch(name);
  const milliseconds = await counted.finished;
  await app.close();
  await connection.close();
  return milliseconds;
}

serve((task: DrainingTask) =>
  'prepare' in task ? prepare(task.prepare, task.backlog) : drain(task.drain, task.events),
);
