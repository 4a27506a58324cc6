import { randomBytes, randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';

export type Databases = Readonly<Record<'access-requests' | 'accounts' | 'notifier', string>>;

const batch = 1_000;
const requestsPerAccount = 10;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const newId = () => randomBytes(16).toString('hex');

type Stored = mongo.Document & { readonly _id: string };

/** What the product itself stored for one pending request; every request of a measurement is a copy of it. */
export interface Template {
  readonly request: Stored;
  readonly account: Stored;
  readonly recipient: Stored;
  readonly indexes: Readonly<Record<string, mongo.IndexDescription[]>>;
}

export async function templateFrom(
  databases: Databases,
  ids: { requestId: string; accountId: string; requesterId: string },
): Promise<Template> {
  const stores = new Stores(databases);
  const one = async (collection: mongo.Collection<Stored>, _id: string) => {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(50)) {
      // What still waits to be published would be published again by every copy.
      const found = await collection.findOne({ _id, outboxAt: { $exists: false } });
      if (found) return found as Stored;
    }
    throw new Error(`There is no ${_id} with an empty outbox in ${collection.collectionName}`);
  };
  const indexesOf = async (collection: mongo.Collection<Stored>) =>
    ((await collection.listIndexes().toArray()) as mongo.IndexDescription[])
      .filter(({ name }) => name !== '_id_')
      .map(({ name, key, unique, partialFilterExpression }) => ({
        ...{ name, key },
        ...(unique ? { unique } : {}),
        ...(partialFilterExpression ? { partialFilterExpression } : {}),
      }));
  const template = {
    request: await one(stores.requests, ids.requestId),
    account: await one(stores.accounts, ids.accountId),
    recipient: await one(stores.recipients, ids.requesterId),
    indexes: {
      access_requests: await indexesOf(stores.requests),
      accounts: await indexesOf(stores.accounts),
      deliveries: await indexesOf(stores.deliveries),
    },
  };
  await stores.close();
  return template;
}

/** The collections that both systems have, under the same names. */
export class Stores {
  private readonly clients: mongo.MongoClient[] = [];
  readonly requests: mongo.Collection<Stored>;
  readonly accounts: mongo.Collection<Stored>;
  readonly recipients: mongo.Collection<Stored>;
  readonly deliveries: mongo.Collection<Stored>;

  constructor(databases: Databases) {
    this.requests = this.database(databases['access-requests']).collection('access_requests');
    this.accounts = this.database(databases.accounts).collection('accounts');
    const notifier = this.database(databases.notifier);
    this.recipients = notifier.collection('recipients');
    this.deliveries = notifier.collection('deliveries');
  }

  /** The product's indexes, for a system that makes none. */
  async index({ indexes }: Template): Promise<void> {
    for (const collection of [this.requests, this.accounts, this.deliveries]) {
      await collection.createIndexes(indexes[collection.collectionName] ?? []);
    }
  }

  /** So many pending requests, each of a person of its own, ten at one account. Answers their ids. */
  async seed({ request, account, recipient }: Template, count: number): Promise<string[]> {
    const ids: string[] = [];
    while (ids.length < count) {
      const size = Math.min(batch, count - ids.length);
      const accounts = Array.from({ length: Math.ceil(size / requestsPerAccount) }, newId);
      const requests = Array.from({ length: size }, (_, i) => ({
        ...request,
        _id: newId(),
        reference: `SA-${randomUUID()}`,
        userId: newId(),
        accountId: accounts[Math.floor(i / requestsPerAccount)],
      }));
      await this.accounts.insertMany(
        accounts.map((_id) => ({ ...account, _id, code: `R-${_id}`, claim: `nit ${_id}` })),
      );
      await this.recipients.insertMany(
        requests.map(({ userId }) => ({ ...recipient, _id: userId })),
      );
      await this.requests.insertMany(requests);
      ids.push(...requests.map(({ _id }) => _id));
    }
    return ids;
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
  }

  private database(uri: string): mongo.Db {
    const client = new mongo.MongoClient(uri, { retryWrites: false, maxPoolSize: 4 });
    this.clients.push(client);
    return client.db();
  }
}
