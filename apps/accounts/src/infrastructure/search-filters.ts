import type { mongo } from 'mongoose';
import { completeKey, numberKey, wordKey } from '../domain/directory/search-keys';
import type { AccountName } from '../domain/name/account-name';
import type { EntryDocument } from './directory.mongo-repository';

export type EntryFilter = mongo.Filter<EntryDocument>;

// Everything is an equality or a range on the one index `keys`; nothing that a person typed is a pattern.
const shortestBeginning = 3;
const afterAllLetters = '\uffff';

export const withNumber = (numbers: readonly string[]): EntryFilter => ({
  keys: { $in: numbers.map(numberKey) },
});

export const withCompleteName = (name: AccountName): EntryFilter => ({ keys: completeKey(name) });

export const withAllWords = (words: readonly string[]): EntryFilter => ({
  keys: { $all: words.map(wordKey) },
});

export const withAllBeginnings = (words: readonly string[]): EntryFilter => ({
  $and: words.map((word) =>
    word.length < shortestBeginning
      ? { keys: wordKey(word) }
      : { keys: { $elemMatch: { $gte: wordKey(word), $lt: wordKey(word) + afterAllLetters } } },
  ),
});

/** For each word one of its alternatives. */
export const withAnyOfEach = (alternatives: readonly (readonly string[])[]): EntryFilter => ({
  $and: alternatives.map((words) => ({ keys: { $in: words.map(wordKey) } })),
});
