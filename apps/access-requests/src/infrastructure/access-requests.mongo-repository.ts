import { Injectable } from '@nestjs/common';
import { AggregateRepository, Aggregates } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import type { mongo } from 'mongoose';
import type { AccessRequest } from '../domain/access-request';
import type { AccessRequests, Command, Page, StoredRequest } from '../domain/access-requests';
import {
  accessRequestIndexes,
  accessRequestQueries as queries,
  type Query,
} from './access-request-queries';

@Injectable()
export class MongoAccessRequests
  extends AggregateRepository<AccessRequest>
  implements AccessRequests
{
  constructor(aggregates: Aggregates) {
    super(aggregates, {
      collection: 'access_requests',
      source: 'access-requests',
      indexes: accessRequestIndexes,
    });
  }

  async recall<Answer>(id: string, command: Command) {
    const read = await this.createOrUpdate<Answer>(id, command, () => ({ unchanged: true }));
    return {
      ...(read.outcome === 'replayed' ? { replayed: read.answer } : {}),
      ...(read.version > 0 ? { request: read } : {}),
    };
  }

  async requestedBy(userId: string, status: AccessRequest['status'] | undefined, page: Page) {
    return this.list(queries.requestedBy(userId, status, page));
  }

  async receivedBy(accountId: string, status: AccessRequest['status'], page: Page) {
    return this.list(queries.receivedBy(accountId, status, page));
  }

  async openOf(userId: string) {
    const open = await this.list(queries.openOf(userId));
    return open.map(({ id, state: { accountId, slot } }) => ({ id, accountId, slot }));
  }

  async openAt(accountId: string, limit: number, afterId?: string) {
    return this.ids(queries.openAt(accountId, limit, afterId));
  }

  async endings(
    userId: string,
    accountId: string,
    status: 'rejected' | 'withdrawn',
    limit: number,
  ) {
    const ended = await this.list(queries.endings(userId, accountId, status, limit));
    return ended.map(({ state }) => state.timeline.at(-1)!.at);
  }

  async submittedAt(userId: string, nthLatest: number) {
    const [request] = await this.list(queries.submittedAt(userId, nthLatest));
    return request?.state.submittedAt;
  }

  async due(status: 'pending' | 'accepted', now: Date, limit: number, skip: number) {
    return this.ids(queries.due(status, now, limit, skip));
  }

  async oldestDue(status: 'pending' | 'accepted', now: Date) {
    const [oldest] = await this.cursor(queries.due(status, now, 1, 0))
      .project({ dueAt: 1 })
      .toArray();
    return oldest?.dueAt as Date | undefined;
  }

  async awaitingGrant(enough: number) {
    const { filter, limit } = queries.awaitingGrant(enough);
    return this.collection.countDocuments(filter, { limit, ...queryDeadline });
  }

  private async list(query: Query): Promise<StoredRequest[]> {
    const documents = await this.cursor(query).project(withoutBookkeeping).toArray();
    return documents.map((document) => AggregateRepository.toStored<AccessRequest>(document));
  }

  private async ids(query: Query): Promise<string[]> {
    const documents = await this.cursor(query).project({ _id: 1 }).toArray();
    return documents.map(({ _id }) => String(_id));
  }

  private cursor({ filter, ...options }: Query): mongo.FindCursor<mongo.WithId<mongo.Document>> {
    return this.collection.find(filter, { ...options, ...queryDeadline });
  }
}

const withoutBookkeeping = { created: 0, handled: 0, handledByMachines: 0, outbox: 0, relay: 0 };
