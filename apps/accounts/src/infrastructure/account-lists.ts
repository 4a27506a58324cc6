import { Injectable } from '@nestjs/common';
import { AggregateRepository, Aggregates } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import type { AccountState } from '../domain/account/account';
import { isLive } from '../domain/account/membership';
import type { StoredAccount } from './accounts.mongo-repository';

const mostMembershipsShown = 1_000;

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

  /** The accounts where this person has or had a membership, with nothing but that person's entries. */
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
          { $limit: mostMembershipsShown },
          { $project: { ...facts, members: own } },
        ],
        queryDeadline,
      )
      .toArray();
    return documents.map(listed);
  }

  /** Ids of the accounts where this person has a live membership. */
  async idsOfLiveMember(userId: string): Promise<string[]> {
    const accounts = await this.ofMember(userId);
    return accounts.filter(({ state }) => state.members.some(isLive)).map(({ id }) => id);
  }

  private get collection() {
    return this.aggregates.collection<{ _id: string }>('accounts');
  }
}

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
