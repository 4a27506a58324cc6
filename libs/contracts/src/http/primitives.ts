import { z } from 'zod';

/** Trimmed text without control characters; `max` counts characters after trimming. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/u, 'control-character');

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const opaqueId = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\w-]+$/);
export const timestamp = z.iso.datetime();
export const page = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
};
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
