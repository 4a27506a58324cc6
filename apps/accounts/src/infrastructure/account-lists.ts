import { Injectable } from '@nestjs/common';
import { AggregateRepository, Aggregates } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import type { AccountState } from '../domain/account/account';
import { liveStates } from '../domain/account/membership';
import type { StoredAccount } from './accounts.mongo-repository';

const mostAccountsShown = 1_000;
const pageOfIds = 100;

/** Many accounts at once, each without the members and bookkeeping that a list does not show. */
@Injectable()
export class AccountLists {
  constructor(private readonly aggregates: Aggregates) {}

  /** Those of these ids that have an aggregate, with nothing but the viewer's own active membership. */
  async shownTo(viewer: string, ids: readonly string[]): Promise<Map<string, StoredAccount>> {
    if (ids.length === 0) return new Map();
    const members = { $elemMatch: { userId: viewer, state: 'active' } };
    const documents = await this.collection
      .find({ _id: { $in: [...ids] } }, { ...queryDeadline, projection: { ...facts, members } })
      .toArray();
    return new Map(documents.map((document) => [document._id, listed(document)]));
  }

  /**
   * The accounts where this person has or had a membership, with nothing but that person's entries; those of the
   * past are the ones that are left out when there are too many.
   */
  async ofMember(userId: string): Promise<StoredAccount[]> {
    const own = {
      $filter: {
        input: '$members',
        as: 'member',
        cond: { $eq: ['$$member.userId', { $literal: userId }] },
      },
    };
    const documents = await this.collection
      .aggregate(
        [
          { $match: { 'members.userId': userId } },
          { $project: { ...facts, members: own } },
          { $addFields: { past: { $not: [{ $or: liveStates.map(isAmongMembers) }] } } },
          { $sort: { past: 1, _id: 1 } },
          { $limit: mostAccountsShown },
          { $project: { past: 0 } },
        ],
        queryDeadline,
      )
      .toArray();
    return documents.map(listed);
  }

  /** Ids of all accounts where this person has a live membership. */
  async *idsOfLiveMember(userId: string): AsyncGenerator<string> {
    const members = { $elemMatch: { userId, state: { $in: [...liveStates] } } };
    for (let last = ''; ;) {
      const page = await this.collection
        .find(
          { 'members.userId': userId, members, _id: { $gt: last } },
          { ...queryDeadline, hint: 'member', projection: { _id: 1 } },
        )
        .sort({ _id: 1 })
        .limit(pageOfIds)
        .toArray();
      for (const { _id } of page) yield _id;
      if (page.length < pageOfIds) return;
      last = page.at(-1)!._id;
    }
  }

  private get collection() {
    return this.aggregates.collection<{ _id: string }>('accounts');
  }
}

const isAmongMembers = (state: string) => ({ $in: [state, '$members.state'] });

const facts = Object.fromEntries(
  [
    'v',
    'code',
    'legalName',
    'nit',
    'checkDigit',
    'organizationType',
    'personal',
    'pluralProvider',
    'municipality',
    'department',
    'status',
    'closedAt',
    'hasAdministrator',
  ].map((field) => [field, 1]),
);

const listed = (document: object): StoredAccount =>
  AggregateRepository.toStored<AccountState>({ members: [], ...document });
