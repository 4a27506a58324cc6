/**
 * The bare side: plain drivers. Loads a document, compares and sets it with its event in one write, publishes with a
 * confirm, and removes what is confirmed with one update per 100 documents. With `copies` it publishes what the relay
 * publishes: copies for the log and for open screens too, not waited for.
 */
import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';
import { mongo } from 'mongoose';
import { entryOf, type Entry } from '../bare-chain/outbox';
import { required, serve } from '../workers/serve';
import { acceptedRequest, firstState, idOf, inFlight, withWindow } from './decided';

interface RequestDocument {
  readonly _id: string;
  readonly v: number;
  readonly count: number;
  readonly handled: readonly { key: string; hash: string }[];
  readonly outbox: readonly Entry[];
  readonly outboxAt?: Date;
}

const type = 'access-requests.access-request.accepted.v1';
const batch = 100;

async function main(): Promise<void> {
  const client = new mongo.MongoClient(required('MONGODB_URI'), {
    maxPoolSize: 50,
    retryWrites: false,
  });
  const requests = client.db().collection<RequestDocument>('requests', {
    writeConcern: { w: 'majority', journal: true },
  });
  const outboxAt = { $exists: true };
  await requests.createIndex({ outboxAt: 1 }, { partialFilterExpression: { outboxAt } });
  const channel = await (await connect(required('RABBITMQ_URL'))).createConfirmChannel();

  const publish = (entry: Entry, exchange: string, persistent = true) =>
    new Promise<void>((resolve, reject) =>
      channel.publish(
        exchange,
        type,
        entry.body,
        {
          persistent,
          mandatory: persistent,
          messageId: entry.id,
          type,
          timestamp: Math.floor(entry.at.getTime() / 1_000),
          contentType: 'application/cloudevents+json; charset=utf-8',
          headers: { ...entry.headers },
        },
        (error: Error | null) => (error ? reject(error) : resolve()),
      ),
    );

  const change = async (id: string): Promise<Entry> => {
    const { v = 0 } = (await requests.findOne({ _id: id })) ?? {};
    const entry = entryOf(type, id, v + 1, { accessRequest: acceptedRequest(id, v + 1) });
    const done = { key: randomUUID(), hash: 'benchmark' };
    await requests.findOneAndUpdate(
      { _id: id, v },
      {
        $set: { count: v + 1 },
        $inc: { v: 1 },
        $push: { handled: { $each: [done], $slice: -32 }, outbox: entry },
        $min: { outboxAt: new Date(Date.now() + 2_000) },
      },
      { returnDocument: 'after', projection: { v: 1, outbox: 1 } },
    );
    return entry;
  };

  serve(async ({ events, copies }: { events: number; copies: boolean }) => {
    await requests.bulkWrite(
      Array.from({ length: events }, (_, index) => ({
        updateOne: {
          filter: { _id: idOf(index) },
          update: { $setOnInsert: { v: 0, ...firstState, handled: [], outbox: [] } },
          upsert: true,
        },
      })),
    );
    const started = performance.now();
    const removals: Promise<unknown>[] = [];
    let confirmed: { document: string; entry: string }[] = [];
    const remove = () => {
      const done = confirmed;
      confirmed = [];
      removals.push(
        requests.updateMany(
          { _id: { $in: done.map(({ document }) => document) } },
          {
            $pull: { outbox: { id: { $in: done.map(({ entry }) => entry) } } },
            $unset: { outboxAt: '' },
          },
        ),
      );
    };
    await withWindow(events, inFlight, async (index) => {
      const document = idOf(index);
      const entry = await change(document);
      await publish(entry, 'secop.events');
      if (copies) {
        void publish(entry, 'secop.hints', false);
        void publish(entry, 'secop.log');
      }
      confirmed.push({ document, entry: entry.id });
      if (confirmed.length >= batch) remove();
    });
    if (confirmed.length > 0) remove();
    await Promise.all(removals);
    return performance.now() - started;
  });
}

void main();
