import { z } from 'zod';
import { newPasswordTexts, shortestPassword as count } from './new-password-texts';

/** A password to choose: what else it is refused for, the API says. */
export const newPassword = z
  .string()
  .refine((typed) => [...typed.normalize('NFKC')].length >= count, {
    error: () => newPasswordTexts()('tooShort', { count }),
  });
