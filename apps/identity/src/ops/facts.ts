import type { Fact, FactsScope } from '@secop/contracts';
import {
  Aggregates,
  askedOutboxes,
  documentPages,
  outboxFact,
  outboxFields,
  type DocumentWithId,
  type FactsReader,
} from '@secop/messaging';
import { factsCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';

const others = ['registration_attempts', 'password_resets', 'sessions'];

interface UserDocument extends DocumentWithId {
  readonly v: number;
  readonly passwordVersion?: number;
  readonly closed?: { readonly at: Date };
}

/** Which users there are, which are closed, and the outboxes. Nothing else of a person leaves this service. */
class IdentityFacts implements FactsReader {
  constructor(private readonly aggregates: Aggregates) {}

  async *facts(scope: FactsScope): AsyncGenerator<Fact> {
    const { ids, since } = scope;
    const users = this.aggregates.collection<UserDocument>('users');
    const asked = ids && [...ids.users, ...askedOutboxes(scope, 'identity', 'users')];
    const fields = { v: 1, passwordVersion: 1, 'closed.at': 1, ...outboxFields };
    for await (const page of documentPages(users, fields, asked)) {
      for (const user of page) {
        if (!since) yield userFact(user);
        const at = user.closed?.at;
        if (at && (!since || at >= since)) {
          yield { fact: 'closed-user', userId: user._id, at: at.toISOString() };
        }
        const outbox = outboxFact('users', user);
        if (outbox) yield outbox;
      }
    }
    for (const collection of others) yield* this.outboxes(collection, scope);
  }

  private async *outboxes(name: string, scope: FactsScope): AsyncGenerator<Fact> {
    const asked = scope.ids && askedOutboxes(scope, 'identity', name);
    const documents = this.aggregates.collection<DocumentWithId>(name);
    for await (const page of documentPages(documents, outboxFields, asked)) {
      for (const document of page) {
        const outbox = outboxFact(name, document);
        if (outbox) yield outbox;
      }
    }
  }
}

const userFact = ({ _id, v, passwordVersion = 0 }: UserDocument): Fact => ({
  fact: 'user',
  userId: _id,
  version: v,
  passwordVersion,
});

export const facts: OperatorCommand<Config> = factsCommand(
  'identity',
  async ({ get }) => new IdentityFacts(await get(Aggregates)),
);
