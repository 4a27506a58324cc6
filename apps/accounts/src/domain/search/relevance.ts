import type { AccountName } from '../name/account-name';
import { isCorrectable, isOneEditApart } from './edits';

export interface Candidate {
  readonly id: string;
  readonly bareKey: string;
  readonly active: boolean;
}
export type Ranked<C> = C & { readonly score: number };

const worth = { exact: 100, beginning: 80, typingError: 60 };

function matchOf(asked: string, word: string): number {
  if (word === asked) return worth.exact;
  if (word.startsWith(asked)) return worth.beginning;
  return isCorrectable(asked) && isOneEditApart(asked, word) ? worth.typingError : 0;
}

/** How well a name answers the question: the words found, how much of the name they are, the order, the state. */
export function score(asked: AccountName, { bareKey, active }: Candidate): number {
  const words = bareKey.split(' ');
  const found = asked.words.map((word) => Math.max(0, ...words.map((w) => matchOf(word, w))));
  const matched = found.filter((value) => value > 0).length;
  const quality = found.reduce((sum, value) => sum + value, 0) / Math.max(1, asked.words.length);
  const coverage = (40 * Math.min(matched, words.length)) / words.length;
  const order = bareKey === asked.bareKey ? 60 : bareKey.startsWith(`${asked.bareKey} `) ? 20 : 0;
  return Math.round(quality + coverage + order + (active ? 5 : 0));
}

/** Best first; equals in the order of their names, so that pages never overlap. */
export function ranked<C extends Candidate>(asked: AccountName, candidates: readonly C[]) {
  return candidates
    .map((candidate): Ranked<C> => ({ ...candidate, score: score(asked, candidate) }))
    .sort((a, b) => b.score - a.score || compare(a.bareKey, b.bareKey) || compare(a.id, b.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
