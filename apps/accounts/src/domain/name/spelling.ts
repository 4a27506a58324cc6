const ñ = 'N\u0303';
const accented: Readonly<Record<string, string>> = { a: 'Á', e: 'É', i: 'Í', o: 'Ó', u: 'Ú' };

/** Upper case, vowels without accents, Ñ kept; dots vanish, other punctuation separates. */
export function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(ñ, 'Ñ')
    .replace(/\p{M}/gu, '')
    .replace(/[.'’´`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The open dataset lost its accents at source: an accented vowel became lower case in an upper-case word (`BOGOTa`).
 * A word with exactly one such vowel gets its accent back; any other stays as it is.
 */
export const restoreAccents = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\p{L}{3,}/gu, (word) =>
      /^\p{Lu}*[aeiou]\p{Lu}*$/u.test(word)
        ? word.replace(/[aeiou]/, (vowel) => accented[vowel]!)
        : word,
    );

const small = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y', 'e']);

/** `VALLE DEL CAUCA` → `Valle del Cauca`. */
export const titleCase = (text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word, position) =>
      position > 0 && small.has(word) ? word : word.replace(/^\p{L}/u, (c) => c.toUpperCase()),
    )
    .join(' ');
