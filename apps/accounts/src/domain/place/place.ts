import { restoreAccents, searchable, titleCase } from '../name/spelling';
import { isAbsent } from '../nit/placeholder';
import { aliases, spellings } from './place-spellings';

export interface Place {
  /** The same for every variant of a place's name. */
  readonly key: string;
  /** How it is shown. */
  readonly name: string;
}

const knownNames: ReadonlyMap<string, string> = new Map(
  spellings.map((name) => [searchable(name), name]),
);

/** One key and one spelling per place; absent for the open dataset's ways of saying nothing. */
export function place(text: string | undefined): Place | undefined {
  if (text === undefined || isAbsent(text)) return undefined;
  const typed = searchable(text);
  if (typed === '') return undefined;
  const key = aliases[typed] ?? typed;
  return { key, name: knownNames.get(key) ?? titleCase(restoreAccents(text)) };
}
