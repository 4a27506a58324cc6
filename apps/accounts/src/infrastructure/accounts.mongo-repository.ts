import { Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import {
  AggregateNotFound,
  AggregateRepository,
  Aggregates,
  type Change,
  type Command,
  type Stored,
} from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import type { mongo } from 'mongoose';
import {
  created,
  fromDirectoryEntry,
  type Account,
  type AccountState,
  type Decision,
} from '../domain/account/account';
import type { DirectoryEntry } from '../domain/directory/directory-entry';
import { MongoDirectory } from './directory.mongo-repository';

export const accountIndexes: readonly mongo.IndexDescription[] = [
  { name: 'member', key: { 'members.userId': 1 } },
  {
    name: 'claim',
    key: { claim: 1 },
    unique: true,
    partialFilterExpression: { claim: { $exists: true } },
  },
];

export type StoredAccount = Stored<AccountState>;
type Verb = (account: Account, now: Date, version: number) => Decision;

/** The aggregates: one for each registered account, and for each imported one that was ever written to. */
@Injectable()
export class MongoAccounts extends AggregateRepository<AccountState> {
  constructor(
    aggregates: Aggregates,
    private readonly directory: MongoDirectory,
  ) {
    super(aggregates, { collection: 'accounts', source: 'accounts', indexes: accountIndexes });
  }

  /** The account as its aggregate says, else as the directory does (version 0); refuses with `account.not-found`. */
  async read(id: string): Promise<StoredAccount> {
    const stored = await this.find(id);
    if (stored) return stored;
    return { id, version: 0, state: fromDirectoryEntry(await this.entryOf(id)) };
  }

  /**
   * One write. The first on an imported account creates its aggregate from the directory entry.
   * `answer` is recorded with the command.
   */
  async decide<A>(id: string, command: Command, verb: Verb, answer?: (s: AccountState) => A) {
    const answered = (state: AccountState, decision: Decision): Change<AccountState, A> =>
      'unchanged' in decision
        ? { unchanged: true, answer: answer?.(state) }
        : { ...decision, answer: answer?.(decision.state) };
    try {
      return await this.update<A>(id, command, (state, now, version) =>
        answered(state, verb({ id, state }, now, version)),
      );
    } catch (error) {
      if (!(error instanceof AggregateNotFound)) throw error;
    }
    const imported = fromDirectoryEntry(await this.entryOf(id));
    return this.createOrUpdate<A>(id, command, (present, now, version) => {
      const state = present ?? imported;
      const decision = verb({ id, state }, now, version);
      return answered(state, present ? decision : opening({ id, state }, decision));
    });
  }

  /** The open registered account that holds this claim. */
  async holding(claim: string): Promise<StoredAccount | undefined> {
    const document = await this.collection.findOne({ claim }, queryDeadline);
    return document ? AggregateRepository.toStored<AccountState>(document) : undefined;
  }

  /** By the beginning of its id: a registered account's code is made of it. */
  async withIdStarting(start: string): Promise<StoredAccount | undefined> {
    const range = { $gte: start, $lt: `${start}g` } as never;
    const document = await this.collection.findOne({ _id: range }, queryDeadline);
    return document ? AggregateRepository.toStored<AccountState>(document) : undefined;
  }

  private async entryOf(id: string): Promise<DirectoryEntry> {
    const entry = await this.directory.find(id);
    if (!entry) throw new DomainError('not-found', 'account.not-found');
    return entry;
  }
}

const opening = (account: Account, decision: Decision): Decision =>
  'unchanged' in decision
    ? decision
    : { ...decision, events: [created(account), ...decision.events] };
