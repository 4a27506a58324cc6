import { Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import {
  AggregateNotFound,
  AggregateRepository,
  Aggregates,
  type Command,
  type Stored,
  type Written,
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
  {
    name: 'code',
    key: { code: 1 },
    unique: true,
    partialFilterExpression: { registeredBy: { $exists: true } },
  },
];

export type StoredAccount = Stored<AccountState>;
type Verb = (account: Account, now: Date, version: number) => Decision;
/** What is recorded with a command: a replay answers the version that the body is about, not today's. */
export interface Answer<Body> {
  readonly body: Body;
  readonly version: number;
}

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
   * What `bodyOf` makes of the decided state is recorded with the command.
   */
  async decide<Body>(
    id: string,
    command: Command,
    verb: Verb,
    bodyOf?: (state: AccountState) => Body,
  ): Promise<Written<AccountState, Answer<Body>>> {
    const answered = (state: AccountState, version: number, decision: Decision) => {
      const answer = (decided: AccountState, at: number) =>
        bodyOf && { body: bodyOf(decided), version: at };
      return 'unchanged' in decision
        ? { ...decision, answer: answer(state, version) }
        : { ...decision, answer: answer(decision.state, version + 1) };
    };
    try {
      return await this.update<Answer<Body>>(id, command, (state, now, version) =>
        answered(state, version, verb({ id, state }, now, version)),
      );
    } catch (error) {
      if (!(error instanceof AggregateNotFound)) throw error;
    }
    const imported = fromDirectoryEntry(await this.entryOf(id));
    return this.createOrUpdate<Answer<Body>>(id, command, (present, now, version) => {
      const state = present ?? imported;
      const decision = verb({ id, state }, now, version);
      return answered(state, version, present ? decision : opening({ id, state }, decision));
    });
  }

  /** The open registered account that holds this claim. */
  async holding(claim: string): Promise<StoredAccount | undefined> {
    const document = await this.collection.findOne({ claim }, queryDeadline);
    return document ? AggregateRepository.toStored<AccountState>(document) : undefined;
  }

  /** The registered account with this code; imported ones have theirs in their id. */
  async registeredWith(code: string): Promise<StoredAccount | undefined> {
    const filter = { code, registeredBy: { $exists: true } };
    const document = await this.collection.findOne(filter, queryDeadline);
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
