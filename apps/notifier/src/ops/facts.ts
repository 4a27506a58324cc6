import type { Fact, FactsScope } from '@secop/contracts';
import {
  Aggregates,
  askedOutboxes,
  documentPages,
  outboxFact,
  outboxFields,
  type FactsReader,
} from '@secop/messaging';
import { factsCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import type { Delivery } from '../deliveries/delivery';
import { deliveriesCollection } from '../deliveries/journal';
import { deliveryIdOf, messageIdOf } from '../deliveries/notification-key';

const fields = {
  template: 1,
  subject: 1,
  step: 1,
  recipient: 1,
  'facts.accountId': 1,
  state: 1,
  createdAt: 1,
  dueAt: 1,
  endedAt: 1,
  doubts: 1,
  ...outboxFields,
};

interface RecipientDocument {
  readonly _id: string;
  readonly version: number;
  readonly closedAt?: Date;
}

/** Rows of the journal, their outboxes, and of which users the notifier has heard. */
class DeliveryFacts implements FactsReader {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly mailDomain: string,
  ) {}

  async *facts(scope: FactsScope): AsyncGenerator<Fact> {
    const rows = this.aggregates.collection<Delivery>(deliveriesCollection);
    for await (const page of documentPages(rows, fields, askedRows(scope))) {
      for (const row of page) {
        if (isSince(scope, row.createdAt, row.endedAt)) yield deliveryFact(row, this.mailDomain);
        const outbox = outboxFact(deliveriesCollection, row);
        if (outbox) yield outbox;
      }
    }
    yield* this.recipients(scope);
  }

  private async *recipients(scope: FactsScope): AsyncGenerator<Fact> {
    const recipients = this.aggregates.collection<RecipientDocument>('recipients');
    const wanted = { version: 1, closedAt: 1 };
    for await (const page of documentPages(recipients, wanted, scope.ids?.users)) {
      for (const { _id, version, closedAt } of page) {
        if (!scope.since) yield { fact: 'recipient', userId: _id, version };
        if (!closedAt || (scope.since && closedAt < scope.since)) continue;
        yield { fact: 'closed-user', userId: _id, at: closedAt.toISOString() };
      }
    }
  }
}

/** By id, by what makes a mail the same mail, and by Message-ID. */
function askedRows(scope: FactsScope): string[] | undefined {
  const { ids } = scope;
  return (
    ids && [
      ...ids.deliveries,
      ...ids.notifications.map(deliveryIdOf),
      ...ids.messages.map((messageId) => messageId.replace(/^<|@.*$/g, '')),
      ...askedOutboxes(scope, 'notifier', deliveriesCollection),
    ]
  );
}

/** A row that has not ended is always of interest. */
const isSince = ({ since }: FactsScope, createdAt: Date, endedAt: Date | undefined) =>
  !since || !endedAt || createdAt >= since || endedAt >= since;

const deliveryFact = ({ _id, ...row }: Delivery, mailDomain: string): Fact => ({
  fact: 'delivery',
  id: _id,
  template: row.template,
  subject: row.subject,
  step: row.step,
  recipient: row.recipient,
  accountId: accountIn(row.facts),
  state: row.state,
  messageId: messageIdOf(_id, mailDomain),
  createdAt: row.createdAt.toISOString(),
  dueAt: row.dueAt?.toISOString(),
  endedAt: row.endedAt?.toISOString(),
  doubts: row.doubts,
});

/** Mails to addresses that are nobody's yet are about no account. */
const accountIn = (of: { readonly accountId?: unknown } = {}): string | undefined =>
  typeof of.accountId === 'string' ? of.accountId : undefined;

export const facts: OperatorCommand<Config> = factsCommand('notifier', async ({ config, get }) => {
  const { address } = config.MAIL_FROM;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return new DeliveryFacts(await get(Aggregates), domain);
});
