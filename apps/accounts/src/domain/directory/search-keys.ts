import { accountName, type AccountName } from '../name/account-name';

// One multikey index serves words, complete names and numbers: each kind has its own prefix.
export const wordKey = (word: string) => `w ${word}`;
export const completeKey = (name: AccountName) => `= ${name.complete}`;
export const numberKey = (number: string) => `# ${number}`;

export interface Findable {
  readonly name: string;
  readonly shortName?: string;
  readonly nit?: string;
  readonly unverifiedNit?: string;
  readonly personal: boolean;
}

const names = ({ name, shortName }: Findable) =>
  [name, shortName].filter((text) => text !== undefined).map(accountName);

function numbers({ nit, unverifiedNit }: Findable): string[] {
  const typed = unverifiedNit?.replace(/\D/g, '').slice(0, 20) ?? '';
  return [...new Set([nit, typed.length > 4 ? typed : undefined])].filter(
    (number) => number !== undefined,
  );
}

/** The words of a natural person's name are no keys: nobody finds people by fragments of their names. */
export const searchWords = (findable: Findable): string[] =>
  findable.personal ? [] : [...new Set(names(findable).flatMap(({ words }) => words))];

export const searchKeys = (findable: Findable): string[] => [
  ...searchWords(findable).map(wordKey),
  ...new Set(
    names(findable)
      .filter(({ complete }) => complete !== '')
      .map(completeKey),
  ),
  ...numbers(findable).map(numberKey),
];
