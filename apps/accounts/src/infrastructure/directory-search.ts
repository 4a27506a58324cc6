import { Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '../domain/directory/directory-entry';
import type { AccountName } from '../domain/name/account-name';
import type { AskedNumber } from '../domain/search/asked-number';
import { DirectoryWords } from './directory-words';
import { MongoDirectory, toEntry } from './directory.mongo-repository';
import {
  withAllBeginnings,
  withAllWords,
  withAnyOfEach,
  withCompleteName,
  withNumber,
  type EntryFilter,
} from './search-filters';

/** The part of an entry that is ranked and shown. */
export type Found = Pick<
  DirectoryEntry,
  | 'id'
  | 'code'
  | 'name'
  | 'bareKey'
  | 'nit'
  | 'checkDigit'
  | 'organizationType'
  | 'personal'
  | 'municipality'
  | 'department'
  | 'active'
  | 'pluralProvider'
>;

const shownFields = {
  code: 1,
  name: 1,
  bareKey: 1,
  nit: 1,
  checkDigit: 1,
  organizationType: 1,
  personal: 1,
  municipality: 1,
  department: 1,
  active: 1,
  pluralProvider: 1,
};

/** Named, because DocumentDB's planner guesses one row in three for a range and would walk the collection. */
const bounded = { maxTimeMS: 1_500, hint: 'keys' };
const mostCandidates = 300;
const mostWords = 8;
/** With so many answers nobody needs looser ones. */
const enough = 20;

/** Candidates for an answer, from the strictest question to the loosest; each asks for a bounded number. */
@Injectable()
export class DirectorySearch {
  constructor(
    private readonly directory: MongoDirectory,
    private readonly words: DirectoryWords,
  ) {}

  /** A natural person is found by exactly that number, anybody else in every format of it. */
  async byNumber({ exact, variants }: AskedNumber): Promise<Found[]> {
    const found = await this.candidates(withNumber(variants));
    return found.filter(({ personal, nit }) => !personal || nit === exact);
  }

  /** A natural person is found by the complete name, anybody else by words of it. */
  async byName(name: AccountName): Promise<Found[]> {
    if (name.words.length === 0) return [];
    const words = [...name.words].sort((a, b) => b.length - a.length).slice(0, mostWords);
    const [complete, exact] = await Promise.all([
      this.candidates(withCompleteName(name)),
      this.candidates(withAllWords(words)),
    ]);
    const found = new Map([...complete, ...exact].map((entry) => [entry.id, entry]));
    const add = (more: readonly Found[]) => more.forEach((entry) => found.set(entry.id, entry));
    if (found.size < enough) add(await this.candidates(withAllBeginnings(words)));
    if (found.size < enough) add(await this.byCorrections(words));
    if (found.size === 0) add(await this.byMostWords(words));
    return [...found.values()];
  }

  private async byCorrections(words: readonly string[]): Promise<Found[]> {
    const corrected = await this.corrected(words);
    return corrected.some(isEmpty) ? [] : this.candidates(withAnyOfEach(corrected));
  }

  /** Some words of the question may be in no name at all, or in none together with the others. */
  private async byMostWords(words: readonly string[]): Promise<Found[]> {
    const corrected = await this.corrected(words);
    const known = corrected.filter((alternatives) => !isEmpty(alternatives));
    if (known.length === 0) return [];
    if (known.length < words.length) return this.candidates(withAnyOfEach(known));
    if (known.length === 1) return [];
    const found = await Promise.all(
      known.map((_, left) =>
        this.candidates(withAnyOfEach(known.filter((_, position) => position !== left))),
      ),
    );
    return found.flat();
  }

  private corrected(words: readonly string[]): Promise<string[][]> {
    return Promise.all(words.map((word) => this.alternatives(word)));
  }

  /** A word that only registered accounts have stands for itself. */
  private async alternatives(word: string): Promise<string[]> {
    const corrections = await this.words.corrections(word);
    const known = corrections.includes(word) || !(await this.directory.knows(word));
    return known ? corrections : [word, ...corrections];
  }

  private async candidates(filter: EntryFilter): Promise<Found[]> {
    const documents = await this.directory.collection
      .find(filter, { ...bounded, projection: shownFields })
      .limit(mostCandidates)
      .toArray();
    return documents.map(toEntry);
  }
}

const isEmpty = (alternatives: readonly string[]) => alternatives.length === 0;
