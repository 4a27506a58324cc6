import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { Aggregates, type Stored } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import { mongo, type Connection } from 'mongoose';
import type { AccountState } from '../domain/account/account';
import type { DirectoryEntry } from '../domain/directory/directory-entry';
import { registeredEntry } from '../domain/directory/registered-entry';
import { completeKey, numberKey, wordKey } from '../domain/directory/search-keys';
import { accountName } from '../domain/name/account-name';
import { DirectoryWords } from './directory-words';
import { nativeCollection } from './native-collection';

export const directoryIndexes: readonly mongo.IndexDescription[] = [
  { name: 'keys', key: { keys: 1 } },
];

export interface EntryDocument extends Omit<DirectoryEntry, 'id'> {
  readonly _id: string;
  /** Registered through us: no import touches it. */
  readonly registered?: true;
  /** Version of the aggregate that was last projected here. */
  readonly accountVersion?: number;
  /** Hash of the imported row, so that unchanged rows are not written. */
  readonly row?: string;
}

/** As it is stored, beside its `_id`. */
export const withoutId = ({ id: _, ...facts }: DirectoryEntry) => facts;

const entries = 'directory_entries';
const mostAlike = 50;

export const toEntry = ({ _id, ...facts }: EntryDocument): DirectoryEntry => ({
  id: _id,
  ...facts,
});

/** Facts about suppliers: imported rows, and the projection of registered accounts. */
@Injectable()
export class MongoDirectory {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly words: DirectoryWords,
    aggregates: Aggregates,
  ) {
    aggregates.needIndexes(entries, directoryIndexes);
  }

  get collection() {
    return nativeCollection<EntryDocument>(this.connection, entries);
  }

  async find(id: string): Promise<DirectoryEntry | undefined> {
    const document = await this.collection.findOne({ _id: id }, queryDeadline);
    return document ? toEntry(document) : undefined;
  }

  /** Entries with this NIT. */
  async withNit(nit: string): Promise<DirectoryEntry[]> {
    return (await this.alike(numberKey(nit))).filter((entry) => entry.nit === nit);
  }

  /** Entries with this name, whatever its spelling and legal suffix, in this municipality. */
  async namedAt(name: string, municipalityKey: string | undefined): Promise<DirectoryEntry[]> {
    const asked = accountName(name);
    return (await this.alike(completeKey(asked))).filter(
      (entry) => entry.bareKey === asked.bareKey && entry.municipalityKey === municipalityKey,
    );
  }

  /** Follows the aggregate: a newer version replaces what is here, an older or equal one changes nothing. */
  async project(account: Stored<AccountState>): Promise<void> {
    const { id, version, state } = account;
    const older = {
      _id: id,
      $or: [{ accountVersion: { $exists: false } }, { accountVersion: { $lt: version } }],
    };
    const seen = { active: state.status === 'active', accountVersion: version };
    if (state.registeredBy === undefined) {
      await this.collection.updateOne(older, { $set: seen });
      return;
    }
    const facts = withoutId(registeredEntry(account));
    await this.collection
      .updateOne(older, { $set: { ...facts, ...seen, registered: true } }, { upsert: true })
      .catch(isHereAlready);
  }

  /** Whether any account can be found by this word. */
  async knows(word: string): Promise<boolean> {
    const options = { ...queryDeadline, hint: 'keys', projection: { _id: 1 } };
    return (await this.collection.findOne({ keys: wordKey(word) }, options)) !== null;
  }

  private async alike(key: string): Promise<DirectoryEntry[]> {
    const documents = await this.collection
      .find({ keys: key }, { ...queryDeadline, hint: 'keys' })
      .limit(mostAlike)
      .toArray();
    return documents.map(toEntry);
  }
}

/** The filter wants an older version; so an entry that is not matched but exists is newer. */
function isHereAlready(error: unknown): void {
  if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
}
