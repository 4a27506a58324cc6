import { z } from 'zod';

/**
 * One line of text, trimmed: no control, no line break and nothing invisible that turns or hides what is beside it.
 * `max` counts UTF-16 code units after trimming.
 */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);

/**
 * As `text`, with the joiner that emoji are made of and with line breaks, which become `\n`. The pattern is
 * published, so it has `\r` too.
 */
export const paragraph = (max: number) =>
  z
    .string()
    .overwrite((given) => given.replace(/\r\n?/g, '\n'))
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\n\r\u200d])*$/u);

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
