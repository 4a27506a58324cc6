import { z } from 'zod';
import { id, organizationType } from './primitives';

export const accountSnapshot = z.object({
  id,
  /** Imported accounts: the open dataset's `codigo`. Registered ones: ours. */
  code: z.string().min(1).max(40),
  legalName: z.string().min(1).max(300),
  shortName: z.string().max(300).optional(),
  /** Digits without the check digit. */
  nit: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  checkDigit: z.int().min(0).max(9).optional(),
  organizationType,
  municipality: z.string().max(120).optional(),
  department: z.string().max(120).optional(),
  active: z.boolean(),
  registeredBy: id.optional(),
});
export type AccountSnapshot = z.infer<typeof accountSnapshot>;
