import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '../domain/directory/directory-entry';
import { searchWords } from '../domain/directory/search-keys';
import { DirectoryWords, ignoreDuplicates } from './directory-words';
import { MongoDirectory, withoutId, type EntryDocument } from './directory.mongo-repository';

export interface BatchOutcome {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Entries of registered accounts, which no import touches. */
  readonly registered: number;
  /** Rows that a later row of the same batch replaced. */
  readonly repeated: number;
}

/** Facts that only some rows have: what a new row no longer says is removed. */
const optional = [
  'nit',
  'checkDigit',
  'unverifiedNit',
  'municipality',
  'municipalityKey',
  'department',
  'country',
  'createdOn',
  'categoryCode',
  'category',
  'website',
  'smallBusiness',
  'location',
] as const satisfies readonly (keyof DirectoryEntry)[];

type Row = Omit<EntryDocument, '_id'>;

/** Writes imported entries in batches: bulk inserts, bulk updates of what changed, nothing for what did not. */
@Injectable()
export class DirectoryImport {
  constructor(
    private readonly directory: MongoDirectory,
    private readonly words: DirectoryWords,
  ) {}

  async write(batch: readonly DirectoryEntry[]): Promise<BatchOutcome> {
    const rows = new Map(batch.map((entry) => [entry.id, rowOf(entry)]));
    const stored = await this.stored([...rows.keys()]);
    const isRegistered = (id: string) => stored.get(id)?.registered === true;
    const pending = [...rows].filter(
      ([id, row]) => !isRegistered(id) && stored.get(id)?.row !== row.row,
    );
    const added = pending.filter(([id]) => !stored.has(id));
    const changed = pending.filter(([id]) => stored.has(id));
    // Words first: if this is interrupted, the rows are still to be written and the words only early.
    await this.words.learn(pending.flatMap(([, row]) => searchWords(row)));
    await this.insert(added);
    await this.update(changed);
    const registered = [...rows.keys()].filter(isRegistered).length;
    return {
      inserted: added.length,
      updated: changed.length,
      unchanged: rows.size - pending.length - registered,
      registered,
      repeated: batch.length - rows.size,
    };
  }

  private async stored(ids: string[]): Promise<Map<string, EntryDocument>> {
    const documents = await this.directory.collection
      .find({ _id: { $in: ids } }, { projection: { row: 1, registered: 1 } })
      .toArray();
    return new Map(documents.map((document) => [document._id, document]));
  }

  private async insert(rows: readonly [string, Row][]): Promise<void> {
    if (rows.length === 0) return;
    const documents = rows.map(([_id, row]) => ({ _id, ...row }));
    await this.directory.collection
      .insertMany(documents, { ordered: false })
      .catch(ignoreDuplicates);
  }

  private async update(rows: readonly [string, Row][]): Promise<void> {
    if (rows.length === 0) return;
    const updates = rows.map(([_id, row]) => {
      const gone = optional.filter((field) => row[field] === undefined);
      return {
        updateOne: {
          filter: { _id, registered: { $ne: true as const } },
          update: {
            $set: row,
            ...(gone.length > 0
              ? { $unset: Object.fromEntries(gone.map((field) => [field, ''] as const)) }
              : {}),
          },
        },
      };
    });
    await this.directory.collection.bulkWrite(updates, { ordered: false });
  }
}

function rowOf(entry: DirectoryEntry): Row {
  const facts = withoutId(entry);
  const row = createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
  return { ...facts, row };
}
