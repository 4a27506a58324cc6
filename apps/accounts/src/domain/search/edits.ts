const shortest = 4;
const longest = 24;

/** Words that are worth correcting: short ones and numbers have too many neighbours. */
export const isCorrectable = (word: string) =>
  word.length >= shortest && word.length <= longest && !/^\d+$/.test(word);

/**
 * The word and all that remains of it without one letter. Two words one edit apart share at least one of these,
 * so that an index on them finds every neighbour (the idea of SymSpell).
 */
export function deletions(word: string): string[] {
  if (!isCorrectable(word)) return [word];
  const remains = [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1));
  return [...new Set([word, ...remains])];
}

/** At most one letter inserted, left out, replaced or swapped with its neighbour. */
export function isOneEditApart(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = (word: string, skipped: number) => word.slice(at + skipped);
  if (short.length < long.length) return rest(short, 0) === rest(long, 1);
  return (
    rest(short, 1) === rest(long, 1) ||
    (short[at] === long[at + 1] && short[at + 1] === long[at] && rest(short, 2) === rest(long, 2))
  );
}
