import { checkDigitOf, longestNit, looksGlued, splitGlued } from '@secop/contracts';
import { nitRefused } from './nit.errors';
import { isAbsent, isPlaceholderNumber } from './placeholder';

export interface Nit {
  /** Digits without the check digit. */
  readonly nit: string;
  readonly checkDigit: number;
}

const shortestNit = 4;
const hyphens = /[‐‑‒–—−]/g;

/** What somebody may type around a number: spaces, dots, `CO`, `NIT`, unusual hyphens. */
export const withoutDecoration = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(hyphens, '-')
    .toUpperCase()
    .replace(/[\s.]/g, '')
    .replace(/^(NIT:?)?(CO)?/, '');

/** Reads a NIT in any accepted format; refuses with `nit.invalid`, `nit.check-digit-wrong` or `nit.placeholder`. */
export function parseNit(typed: string): Nit {
  const parts = /^(\d+)(?:-(\d))?$/.exec(withoutDecoration(typed));
  if (!parts) throw nitRefused('nit.invalid');
  const number = parts[1]!.replace(/^0+/, '');
  return parts[2] === undefined ? fromBareNumber(number) : verified(number, Number(parts[2]));
}

function fromBareNumber(number: string): Nit {
  if (!looksGlued(number)) return verified(number, checkDigitOf(number));
  return verified(number.slice(0, -1), Number(number.slice(-1)));
}

function verified(nit: string, checkDigit: number): Nit {
  if (isPlaceholderNumber(nit) || nit === '') throw nitRefused('nit.placeholder');
  if (nit.length < shortestNit || nit.length > longestNit) {
    throw nitRefused('nit.invalid');
  }
  if (checkDigitOf(nit) !== checkDigit) throw nitRefused('nit.check-digit-wrong');
  return { nit, checkDigit };
}

export interface ImportedNit {
  readonly nit?: string;
  readonly checkDigit?: number;
  /** The source had the check digit too, and it was right: so these are the digits that were meant. */
  readonly checkDigitGiven?: true;
  /** Not a company's NIT that we could verify or complete: kept as it was typed. */
  readonly unverified?: string;
}

/** A company's NIT has nine digits; a cédula has at most eight, or ten. */
export const looksLikeCompanyNit = (nit: string) => /^[89]\d{8}$/.test(nit);

/** The rule for the open dataset, where nothing is refused: split, complete, or keep as typed and flag. */
export function importedNit(typed: string): ImportedNit {
  if (isAbsent(typed)) return {};
  const plain = withoutDecoration(typed);
  const [, base = plain, given] = /^(.*\d)-(\d)$/.exec(plain) ?? [];
  const digits = base.replace(/-/g, '');
  const unverified = typed.trim();
  if (!/^\d+$/.test(digits)) return { unverified };
  const number = digits.replace(/^0+/, '');
  const read = given === undefined ? readBare(number) : readGiven(number, Number(given));
  if (isPlaceholderNumber(read.nit ?? number) || number === '') return {};
  if (read.checkDigit !== undefined) return read;
  return number.length <= longestNit ? { nit: number, unverified } : { unverified };
}

const readGiven = (nit: string, checkDigit: number): ImportedNit =>
  nit.length <= longestNit && checkDigitOf(nit) === checkDigit
    ? { nit, checkDigit, checkDigitGiven: true }
    : {};

function readBare(number: string): ImportedNit {
  const split = splitGlued(number);
  if (split) return { ...split, checkDigitGiven: true };
  return looksLikeCompanyNit(number) ? { nit: number, checkDigit: checkDigitOf(number) } : {};
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, '.');

/** `899.999.068-1`; without a check digit only the groups. */
export const displayNit = (nit: string, checkDigit?: number) =>
  checkDigit === undefined ? grouped(nit) : `${grouped(nit)}-${checkDigit}`;

/** What everybody may see of a natural person's number. */
export const maskedNumber = (nit: string) => `••••${nit.slice(-3)}`;
