import { checkDigitOf, looksGlued } from '@secop/contracts';
import { withoutDecoration } from '../nit/nit';

export interface AskedNumber {
  /** The number itself: the only one that finds a natural person. None if its check digit is wrong. */
  readonly exact?: string;
  /** The same NIT as the source may have stored it: with or without its check digit. */
  readonly variants: readonly string[];
}

const shortest = 4;
const longest = 20;

/** What was asked for, if it reads like a NIT in any format. A wrong check digit does not keep anybody from finding. */
export function askedNumber(query: string): AskedNumber | undefined {
  const [, digits, checkDigit] = /^(\d+)(?:-(\d))?$/.exec(withoutDecoration(query)) ?? [];
  const number = digits?.replace(/^0+/, '');
  if (!number || number.length < shortest || number.length > longest) return undefined;
  if (checkDigit !== undefined) {
    const isRight = checkDigitOf(number) === Number(checkDigit);
    return { exact: isRight ? number : undefined, variants: [number, number + checkDigit] };
  }
  const base = number.slice(0, -1);
  const mayBeGlued = looksGlued(number) || checkDigitOf(base) === Number(number.slice(-1));
  return {
    exact: number,
    variants: [
      number,
      `${number}${checkDigitOf(number)}`,
      ...(mayBeGlued && base.length >= shortest ? [base] : []),
    ],
  };
}
