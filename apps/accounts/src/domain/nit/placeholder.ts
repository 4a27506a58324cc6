import { checkDigitOf } from '@secop/contracts';

const absent = new Set(['', '-', 'N/A', 'NA', 'NO DEFINIDO', 'NO PROVISTO', 'NO APLICA']);

const identifiesNobody = (digits: string) =>
  /^(\d)\1*$/.test(digits) || digits === '100000003' || digits === '123456789';

/** Numbers that people type to get past a mandatory field, with or without their check digit. */
export const isPlaceholderNumber = (digits: string) =>
  identifiesNobody(digits) ||
  (digits.length === 10 &&
    identifiesNobody(digits.slice(0, -1)) &&
    checkDigitOf(digits.slice(0, -1)) === Number(digits.slice(-1)));

/** The open dataset's ways of saying nothing. */
export const isAbsent = (value: string) => absent.has(value.trim().toUpperCase());
