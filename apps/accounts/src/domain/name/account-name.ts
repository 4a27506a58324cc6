import { searchable } from './spelling';

/** After normalisation; the longest first, so that `SAS BIC` is not taken for `BIC`. */
const legalSuffixes = [
  'SOCIEDAD POR ACCIONES SIMPLIFICADA',
  'SOCIEDAD ANONIMA',
  'EMPRESA UNIPERSONAL',
  'SAS BIC',
  'SAS ESP',
  'SA BIC',
  'SA ESP',
  'LIMITADA',
  'LTDA',
  'SAS',
  'SCA',
  'SEN C',
  'S EN C',
  'SCS',
  'ESP',
  'ESE',
  'SA',
  'EU',
  'BIC',
  'INC',
  'LLC',
].map((suffix) => ` ${suffix}`);

const connectives = new Set(['DE', 'DEL', 'LA', 'LAS', 'LOS', 'EL', 'Y', 'E', 'EN', 'A', 'O']);
const longestWord = 40;
const mostWords = 20;

export interface AccountName {
  /** The whole normalised name, legal suffix included. */
  readonly key: string;
  /** Without the legal suffix. */
  readonly bareKey: string;
  /** What a search looks for: no suffix, no connectives, each once. */
  readonly words: readonly string[];
  /** Every word of the bare name in one order, so that word order does not matter. */
  readonly complete: string;
}

/** `S A S` and `E S P` were `S.A.S.` and `E.S.P.` with spaces: letters that stand alone in a row are one word. */
const joinInitials = (key: string) =>
  key.replace(/(?<![\p{L}\p{N}])\p{L}(?: \p{L}(?![\p{L}\p{N}]))+/gu, (run) =>
    run.replaceAll(' ', ''),
  );

function withoutSuffix(key: string): string {
  const suffix = legalSuffixes.find((candidate) => key.endsWith(candidate));
  return suffix ? withoutSuffix(key.slice(0, -suffix.length)) : key;
}

const distinct = (words: readonly string[]) => [...new Set(words)];

export function accountName(text: string): AccountName {
  const key = joinInitials(searchable(text));
  const bareKey = withoutSuffix(key);
  const all = distinct(bareKey.split(' ').filter(Boolean)).map((word) =>
    word.slice(0, longestWord),
  );
  const telling = all.filter((word) => !connectives.has(word));
  return {
    key,
    bareKey,
    words: (telling.length > 0 ? telling : all).slice(0, mostWords),
    complete: [...all].sort().join(' ').slice(0, 300),
  };
}
