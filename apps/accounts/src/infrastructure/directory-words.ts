import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { Aggregates } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import { mongo, type Connection } from 'mongoose';
import { deletions, isCorrectable, isOneEditApart } from '../domain/search/edits';
import { nativeCollection } from './native-collection';

export const wordIndexes: readonly mongo.IndexDescription[] = [
  { name: 'deletions', key: { deletions: 1 } },
];

interface Word {
  readonly _id: string;
  /** What remains of it without one letter, see edits.ts. */
  readonly deletions: readonly string[];
}

const words = 'directory_words';
const mostKnown = 100_000;
const mostNeighbours = 200;
const mostCorrections = 20;

/**
 * Every word by which an imported account that is not a natural person can be found; typing errors are corrected
 * from it. Names that people register teach it nothing: nobody puts a word of theirs beside another's.
 */
@Injectable()
export class DirectoryWords {
  private readonly known = new Set<string>();

  constructor(
    @InjectConnection() private readonly connection: Connection,
    aggregates: Aggregates,
  ) {
    aggregates.needIndexes(words, wordIndexes);
  }

  /** Words stay when the last name that had them goes: a correction that finds nothing does no harm. */
  async learn(seen: Iterable<string>): Promise<void> {
    const unknown = [...new Set(seen)].filter((word) => !this.known.has(word));
    if (unknown.length === 0) return;
    const stored = await this.collection
      .find({ _id: { $in: unknown } }, { projection: { _id: 1 } })
      .toArray();
    const present = new Set(stored.map(({ _id }) => _id));
    const missing = unknown.filter((word) => !present.has(word));
    if (missing.length > 0) {
      await this.collection
        .insertMany(
          missing.map((_id) => ({ _id, deletions: deletions(_id) })),
          { ordered: false },
        )
        .catch(ignoreDuplicates);
    }
    if (this.known.size > mostKnown) this.known.clear();
    for (const word of unknown) this.known.add(word);
  }

  /**
   * Words of the directory that are the given one or one edit away from it; none if there are none. Short words
   * and numbers are not looked up: they stand for themselves.
   */
  async corrections(word: string): Promise<string[]> {
    if (!isCorrectable(word)) return [word];
    const neighbours = await this.collection
      .find(
        { deletions: { $in: deletions(word) } },
        { ...queryDeadline, hint: 'deletions', projection: { _id: 1 } },
      )
      .limit(mostNeighbours)
      .toArray();
    const near = neighbours.map(({ _id }) => _id).filter((other) => isOneEditApart(word, other));
    return near.sort((a, b) => Number(b === word) - Number(a === word)).slice(0, mostCorrections);
  }

  private get collection() {
    return nativeCollection<Word>(this.connection, words);
  }
}

/** Another process learnt the same word at the same moment. */
export function ignoreDuplicates(error: unknown): void {
  const onlyDuplicates =
    error instanceof mongo.MongoBulkWriteError &&
    [error.writeErrors].flat().every(({ code }) => code === 11000);
  if (!onlyDuplicates) throw error;
}
