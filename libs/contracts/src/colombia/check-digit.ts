/** From right to left (DIAN, Orden Administrativa 4 de 1989). */
const weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];

export const longestNit = weights.length;

/** Dígito de verificación of a NIT of up to 15 digits. */
export function checkDigitOf(nit: string): number {
  const sum = [...nit]
    .reverse()
    .reduce((total, digit, position) => total + Number(digit) * (weights[position] ?? 0), 0);
  const rest = sum % 11;
  return rest < 2 ? rest : 11 - rest;
}

/** Ten digits that start like a company's, with the check digit glued on. */
export const looksGlued = (digits: string) => /^[89]\d{9}$/.test(digits);

export function splitGlued(digits: string): { nit: string; checkDigit: number } | undefined {
  const nit = digits.slice(0, -1);
  const last = Number(digits.slice(-1));
  return looksGlued(digits) && checkDigitOf(nit) === last ? { nit, checkDigit: last } : undefined;
}
