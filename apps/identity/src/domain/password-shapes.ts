/** Lower case without accents or marks, so that spellings that look alike compare alike. */
export const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Folded letters and digits only. */
export const compact = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** Runs of letters and runs of digits, folded. */
export const wordsOf = (text: string) => fold(text).match(/\p{L}+|\p{N}+/gu) ?? [];

const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
};
const undisguised = (text: string) =>
  text.replace(/[0134578]/g, (digit) => disguises[digit] ?? digit);
const withoutDigitsAround = (text: string) => text.replace(/^\p{N}+|\p{N}+$/gu, '');

/** "abcabcab" → "abc": the shortest text whose repetition begins with all of this text. */
export function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

/** The same password as an attacker's rules would reach it: as typed, undisguised, without digits around, once. */
export function shapesOf(text: string): string[] {
  const bases = [text, undisguised(text), withoutDigitsAround(text)];
  bases.push(withoutDigitsAround(undisguised(text)), undisguised(withoutDigitsAround(text)));
  return [...new Set(bases.flatMap((base) => [base, repeatedUnit(base)]))].filter(Boolean);
}

const keyboardRows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'asdfghjklñ', 'zxcvbnm'];
const neighbours = new Set(
  keyboardRows.flatMap((row) =>
    [...row].slice(1).flatMap((key, index) => [`${row[index]}${key}`, `${key}${row[index]}`]),
  ),
);

/** Nearly every character follows from the one before: equal, next in the alphabet, or beside it on the keyboard. */
export function sequential(text: string): boolean {
  const characters = [...text];
  const pairs = characters.slice(1).map((next, index) => [characters[index] ?? '', next] as const);
  const followers = pairs.filter(
    ([first, second]) =>
      Math.abs((first.codePointAt(0) ?? 0) - (second.codePointAt(0) ?? 0)) <= 1 ||
      neighbours.has(first + second),
  );
  return pairs.length > 0 && followers.length >= pairs.length * 0.8;
}

/** How many characters of the text belong to one of these words. */
export function ownWordsIn(text: string, words: readonly string[]): number {
  const owned = new Set<number>();
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (let index = at; index < at + word.length; index += 1) owned.add(index);
    }
  }
  return owned.size;
}
