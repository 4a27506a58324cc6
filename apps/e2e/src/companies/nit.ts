import { randomInt } from 'node:crypto';

const weights = [3, 7, 13, 17, 19, 23, 29, 37, 41];

/** Dígito de verificación: DIAN, Orden Administrativa 4 de 1989. */
export function checkDigitOf(nit: string): number {
  const digits = [...nit].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => total + digit * weights[place]!, 0);
  const rest = sum % 11;
  return rest < 2 ? rest : 11 - rest;
}

/** Nine digits that nobody has registered yet, very probably. */
export const aNit = (): string => String(randomInt(920_000_000, 989_999_999));

/** `920123456` → `920.123.456-7`. */
export const formatted = (nit: string): string =>
  `${nit.replace(/(\d{3})(?=\d)/g, '$1.')}-${checkDigitOf(nit)}`;
