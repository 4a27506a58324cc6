import { yearInBogota } from './business-days/business-days';

/** Crockford's base 32: no I, L, O or U, so that nothing read aloud or copied by hand is ambiguous. */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 6;

/** Radicado: `SA-2026-7K3M9Q`. `chance` is any bytes, at least six; equal bytes make equal references. */
export function referenceFrom(chance: Uint8Array, submittedAt: Date): string {
  const letters = Array.from(chance.subarray(0, length), (byte) => symbols[byte % symbols.length]);
  if (letters.length < length) throw new RangeError(`A reference needs ${length} bytes`);
  return `SA-${yearInBogota(submittedAt)}-${letters.join('')}`;
}
