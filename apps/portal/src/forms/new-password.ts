import i18next from 'i18next';
import { z } from 'zod';

const shortest = 15;

/** A password to choose: what else it is refused for, the API says. */
export const newPassword = z
  .string()
  .refine((typed) => [...typed.normalize('NFKC')].length >= shortest, {
    error: () => i18next.t('passwordTooShort', { ns: 'forms', count: shortest }),
  });
