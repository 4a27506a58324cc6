import { checkDigitOf, looksGlued } from '@secop/contracts';

interface TypedNit {
  readonly nit: string;
  /** Only when it was typed. */
  readonly checkDigit?: number;
}

/** Reads what somebody types; the API has the last word. Undefined when it is no number. */
export function readNit(typed: string): TypedNit | undefined {
  const plain = typed
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\s.]/g, '')
    .replace(/^(NIT:?)?(CO)?/i, '');
  const [, digits, given] = /^(\d{4,15})(?:-(\d))?$/.exec(plain) ?? [];
  if (digits === undefined) return undefined;
  if (given !== undefined) return { nit: digits, checkDigit: Number(given) };
  if (!looksGlued(digits)) return { nit: digits };
  return { nit: digits.slice(0, -1), checkDigit: Number(digits.slice(-1)) };
}

/** `899.999.068-1`. */
export function shownNit(typed: string): string {
  const read = readNit(typed);
  if (!read) return typed;
  return `${read.nit.replace(/\B(?=(\d{3})+$)/g, '.')}-${checkDigitOf(read.nit)}`;
}
