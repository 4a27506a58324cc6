import i18next from 'i18next';
import { z } from 'zod';
import './texts';

/** People paste it with spaces or a hyphen. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, '');

export const verificationCode = z.string().refine((typed) => digitsOf(typed).length === 8, {
  error: () => i18next.t('codeInvalid', { ns: 'verify-email' }),
});
