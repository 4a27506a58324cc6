import { z } from 'zod';

const seconds = (fallback: number) => z.coerce.number().min(0).default(fallback);

export const configSchema = z.object({
  RECONCILE_GRACE_SECONDS: seconds(300).meta({
    description: 'What is younger is still under way; longer than the chain takes to heal itself.',
    unit: 's',
  }),
  RECONCILE_REPAIR_PATIENCE_SECONDS: seconds(3_600).meta({
    description: 'What ought to have been repaired by then is an alarm, too.',
    unit: 's',
  }),
  RECONCILE_PARTITION_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(4 * 1024 * 1024)
    .meta({ description: 'Of facts, in memory at a time.', unit: 'bytes' }),
  RECONCILE_MAXIMUM_DIFFERENCES: z.coerce.number().int().min(1).default(10_000).meta({
    description: 'Differences that one run looks at; the others are for the next one.',
  }),
});
export type Config = Readonly<z.infer<typeof configSchema>>;
