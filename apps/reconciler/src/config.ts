import { z } from 'zod';

const seconds = (fallback: number) => z.coerce.number().min(0).default(fallback);

export const configSchema = z.object({
  /** What is younger is still under way; longer than the chain takes to heal itself. */
  RECONCILE_GRACE_SECONDS: seconds(300),
  /** What ought to have been repaired by then is an alarm, too. */
  RECONCILE_REPAIR_PATIENCE_SECONDS: seconds(3_600),
  /** Of facts, in memory at a time. */
  RECONCILE_PARTITION_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(4 * 1024 * 1024),
  /** Differences that one run looks at; the others are for the next one. */
  RECONCILE_MAXIMUM_DIFFERENCES: z.coerce.number().int().min(1).default(10_000),
});
export type Config = Readonly<z.infer<typeof configSchema>>;
