import { connect, type ConfirmChannel, type ConsumeMessage } from 'amqplib';
import { mongo } from 'mongoose';
import { required } from '../workers/serve';

/** The database of this process, with the write concern of the product. */
export function openDatabase(): mongo.Db {
  const client = new mongo.MongoClient(required('MONGODB_URI'), {
    maxPoolSize: 50,
    retryWrites: false,
    writeConcern: { w: 'majority', journal: true },
  });
  return client.db();
}

type Work = (data: unknown, id: string) => Promise<void>;

/** One connection to publish and one to consume, as the product has. */
export async function openBroker(): Promise<{
  publishing: ConfirmChannel;
  consume: (queue: string, work: Work) => Promise<void>;
}> {
  const url = required('RABBITMQ_URL');
  const publishing = await (await connect(url, { noDelay: true })).createConfirmChannel();
  const consuming = await (await connect(url, { noDelay: true })).createChannel();
  await consuming.prefetch(50);
  return {
    publishing,
    consume: async (queue, work) => {
      await consuming.consume(queue, (message: ConsumeMessage | null) => {
        if (!message) return;
        const { id, data } = JSON.parse(message.content.toString('utf8')) as {
          id: string;
          data: unknown;
        };
        work(data, id).then(
          () => consuming.ack(message),
          (error: unknown) => console.error(error),
        );
      });
    },
  };
}

/** One compare-and-set write; answers the document as it is then. */
export function change<Document extends mongo.Document>(
  collection: mongo.Collection<Document>,
  filter: mongo.Document,
  update: mongo.Document,
): Promise<Document | null> {
  const options = { returnDocument: 'after' } as const;
  return collection.findOneAndUpdate(filter as never, update, options) as never;
}
