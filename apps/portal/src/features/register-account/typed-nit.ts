import { checkDigitOf } from '@secop/contracts';
import { z } from 'zod';
import { readNit } from './nit';
import { registerAccountTexts } from './texts';

const text = registerAccountTexts();

/** Says at the field that a digit is wrong, before anything is sent. */
export const typedNit = z.string().superRefine((typed, context) => {
  const read = readNit(typed);
  if (!read) return context.addIssue({ code: 'custom', message: text('nitInvalid') });
  const digit = checkDigitOf(read.nit);
  if (read.checkDigit !== undefined && read.checkDigit !== digit) {
    context.addIssue({ code: 'custom', message: text('nitCheckDigitWrong', { digit }) });
  }
});
