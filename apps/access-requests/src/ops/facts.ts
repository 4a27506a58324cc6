import type { Fact, FactsScope, RequestFact } from '@secop/contracts';
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
import type { Decision, TimelineEntry } from '../domain/access-request';

const collection = 'access_requests';

interface RequestDocument extends DocumentWithId {
  readonly v: number;
  readonly status: RequestFact['status'];
  readonly open: boolean;
  readonly accountId: string;
  readonly userId: string;
  readonly submittedAt: Date;
  readonly decision?: Pick<Decision, 'id' | 'at'>;
  readonly effectiveAt?: Date;
  readonly dueAt?: Date;
  readonly timeline: readonly Pick<TimelineEntry, 'what' | 'at'>[];
}

const fields = {
  v: 1,
  status: 1,
  open: 1,
  accountId: 1,
  userId: 1,
  submittedAt: 1,
  'decision.id': 1,
  'decision.at': 1,
  effectiveAt: 1,
  dueAt: 1,
  'timeline.what': 1,
  'timeline.at': 1,
  ...outboxFields,
};

/** Requests, their outboxes, and the tombstones of closed users. */
class RequestFacts implements FactsReader {
  constructor(private readonly aggregates: Aggregates) {}

  async *facts(scope: FactsScope): AsyncGenerator<Fact> {
    const { ids } = scope;
    const asked = ids && [...ids.requests, ...askedOutboxes(scope, 'access-requests', collection)];
    const requests = this.aggregates.collection<RequestDocument>(collection);
    for await (const page of documentPages(requests, fields, asked)) {
      for (const document of page) {
        const fact = requestFact(document);
        if (fact.open || isSince(scope, new Date(fact.changedAt))) yield fact;
        const outbox = outboxFact(collection, document);
        if (outbox) yield outbox;
      }
    }
    yield* this.tombstones(scope);
  }

  private async *tombstones(scope: FactsScope): AsyncGenerator<Fact> {
    const users = this.aggregates.collection<{ _id: string; closedAt: Date }>('closed_users');
    for await (const page of documentPages(users, { closedAt: 1 }, scope.ids?.users)) {
      for (const { _id, closedAt } of page) {
        if (!isSince(scope, closedAt)) continue;
        yield { fact: 'closed-user', userId: _id, at: closedAt.toISOString() };
      }
    }
  }
}

const isSince = ({ since }: FactsScope, time: Date) => since === undefined || time >= since;

function requestFact({ timeline, decision, ...document }: RequestDocument): RequestFact {
  const changes = timeline.map(({ at }) => at.getTime());
  return {
    fact: 'request',
    id: document._id,
    version: document.v,
    status: document.status,
    open: document.open,
    accountId: document.accountId,
    userId: document.userId,
    submittedAt: document.submittedAt.toISOString(),
    changedAt: new Date(Math.max(document.submittedAt.getTime(), ...changes)).toISOString(),
    decisionId: decision?.id,
    decidedAt: decision?.at.toISOString(),
    effectiveAt: document.effectiveAt?.toISOString(),
    dueAt: document.dueAt?.toISOString(),
    happened: [...new Set(timeline.map(({ what }) => what))],
  };
}

export const facts: OperatorCommand<Config> = factsCommand(
  'access-requests',
  async ({ get }) => new RequestFacts(await get(Aggregates)),
);
