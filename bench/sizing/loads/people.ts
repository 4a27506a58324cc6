import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';

const batch = 1_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Stored = mongo.Document & { readonly _id: string };

/** People as identity has stored them: copies of one who registered through the public API. */
export class People {
  private constructor(
    private readonly client: mongo.MongoClient,
    private readonly user: Stored,
    private readonly session: Stored,
  ) {}

  /** Copies the person, once everything about them is published, and their newest session. */
  static async like(identityUri: string, userId: string): Promise<People> {
    const client = new mongo.MongoClient(identityUri, { retryWrites: false, maxPoolSize: 2 });
    const silent = { outboxAt: { $exists: false } };
    const one = async (collection: string, filter: object) => {
      for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(50)) {
        const found = await client.db().collection<Stored>(collection).findOne(filter);
        if (found) return found as Stored;
      }
      throw new Error(`There is nobody in ${collection} with an empty outbox to copy`);
    };
    const user = await one('users', { _id: userId, ...silent });
    const session = await one('sessions', { userId, ended: null, ...silent });
    return new People(client, user, session);
  }

  /** So many people with that password. */
  async register(count: number): Promise<{ id: string; email: string }[]> {
    const people = Array.from({ length: count }, () => ({
      ...this.user,
      _id: randomBytes(16).toString('base64url'),
      email: `persona.${randomBytes(6).toString('hex')}@correo.example`,
    }));
    await this.insert('users', people);
    return people.map(({ _id: id, email }) => ({ id, email }));
  }

  /** One session for each. Answers their cookies. */
  async sessionsOf(userIds: readonly string[]): Promise<string[]> {
    const now = new Date();
    const secrets = userIds.map(() => randomBytes(32).toString('base64url'));
    const sessions = secrets.map((secret, index) => ({
      ...this.session,
      _id: randomUUID(),
      userId: userIds[index],
      secretHash: createHash('sha256').update(secret).digest('base64url'),
      lastSeenAt: now,
    }));
    await this.insert('sessions', sessions);
    return secrets.map((secret) => `__Host-session=${secret}`);
  }

  close(): Promise<void> {
    return this.client.close();
  }

  private async insert(collection: string, documents: readonly Stored[]): Promise<void> {
    for (let at = 0; at < documents.length; at += batch) {
      await this.client
        .db()
        .collection<Stored>(collection)
        .insertMany(documents.slice(at, at + batch));
    }
  }
}
