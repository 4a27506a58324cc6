import { DomainError, problems } from '@secop/contracts';
import { compact, fold, ownWordsIn, sequential, shapesOf, wordsOf } from './password-shapes';

/** A password alone, without a second factor: a phrase. */
export const passwordLength = { minimum: 15, maximum: 128 } as const;

const productWords = ['secop', 'colombiacompra', 'proveedor', 'contratacionpublica'];
/** What a password must have beside the person's and the product's words. */
const charactersOfItsOwn = 10;
const distinctCharacters = 5;

export interface PasswordContext {
  /** Names, document number and address of whoever chooses the password. */
  readonly ownWords: readonly string[];
  /** Passwords that attackers try first; entries as `compact` writes them. */
  readonly blocklist: ReadonlySet<string>;
}

/** The one spelling under which a password is measured, hashed and compared. */
export const normalizedPassword = (password: string) => password.normalize('NFKC');

/** Refuses what NIST SP 800-63B-4 says to refuse; there are no composition rules. Returns the normal form. */
export function acceptablePassword(typed: string, context: PasswordContext): string {
  const password = normalizedPassword(typed);
  const length = [...password].length;
  const { minimum, maximum } = passwordLength;
  if (length < minimum) throw refusal('password.too-short', { minimum });
  if (length > maximum) throw refusal('password.too-long', { maximum });
  if (isCommon(password, context.blocklist)) throw refusal('password.too-common');
  if (isPersonal(password, context.ownWords)) throw refusal('password.personal');
  return password;
}

function isCommon(password: string, blocklist: ReadonlySet<string>): boolean {
  const text = compact(password);
  return (
    new Set(fold(password)).size < distinctCharacters ||
    sequential(text) ||
    shapesOf(text).some((shape) => blocklist.has(shape))
  );
}

/**
 * A long own word is refused wherever it stands, a short one only as a word of its own ("Rosa" must not forbid
 * "generosa"); and what is left without any of them must be something by itself.
 */
function isPersonal(password: string, ownWords: readonly string[]): boolean {
  const own = ownWords.flatMap(wordsOf).filter((word) => word.length >= 3);
  const text = compact(password);
  const words = new Set(wordsOf(fold(password)));
  const named =
    productWords.some((word) => text.includes(word)) ||
    own.some((word) =>
      word.length >= 6 ? text.includes(word) : word.length >= 4 && words.has(word),
    );
  return named || [...password].length - ownWordsIn(text, own) < charactersOfItsOwn;
}

type PasswordProblem = `password.${'too-short' | 'too-long' | 'too-common' | 'personal'}`;

function refusal(code: PasswordProblem, limits: { minimum?: number; maximum?: number } = {}) {
  const detail = problems[code].detail
    .replace('{minimum}', String(limits.minimum))
    .replace('{maximum}', String(limits.maximum));
  const errors = [{ pointer: '/password', code, detail }];
  return new DomainError('invalid', code, { ...limits, errors });
}
