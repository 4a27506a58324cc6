import type { Aggregates } from '../recording/aggregates';

const epoch = Date.UTC(2020, 0, 1);

/**
 * The version from which aggregates go on after their store came back from a backup: the seconds since 2020. Consumers
 * may have seen later versions than the copy has, and would take every new one for old. No aggregate changes once a
 * second for years, so each restore begins above whatever was said before it; a 32-bit number until 2088.
 */
export const versionFloor = (now: Date): number => Math.floor((now.getTime() - epoch) / 1_000);

/** Every document's version to the floor where it is below; answers how many that were. Safe to repeat. */
export async function raiseVersions(aggregates: Aggregates, floor: number): Promise<number> {
  let raised = 0;
  for (const name of aggregates.collections) {
    const { modifiedCount } = await aggregates
      .collection<{ _id: string; v: number }>(name)
      .updateMany({ v: { $lt: floor } }, { $set: { v: floor } });
    raised += modifiedCount;
  }
  return raised;
}

/** How many are below it. */
export async function belowFloor(aggregates: Aggregates, floor: number): Promise<number> {
  const counts = aggregates.collections.map((name) =>
    aggregates.collection(name).countDocuments({ v: { $lt: floor } }),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
