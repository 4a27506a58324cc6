import type { DifferenceKind, RepairOrder } from '@secop/contracts';
import type { Reading, Sighting } from '../reading/sighting';

type Without<Order, Field extends string> = Order extends unknown ? Omit<Order, Field> : never;
/** A repair before it belongs to a run. */
export type Repair = Without<RepairOrder, 'run'>;

/** Something that does not fit together. Two findings of one kind with the same ids are the same. */
export interface Finding {
  readonly kind: DifferenceKind;
  readonly ids: Readonly<Record<string, string>>;
  /** Since when it is so. */
  readonly since: string;
  readonly repair?: Repair;
}

export type Compare = (sightings: readonly Sighting[], reading: Reading) => Finding[];

export const sameAs = ({ kind, ids }: Pick<Finding, 'kind' | 'ids'>): string =>
  JSON.stringify([kind, Object.entries(ids).sort()]);

export function those<Name extends Sighting['fact']>(
  sightings: readonly Sighting[],
  name: Name,
): Extract<Sighting, { fact: Name }>[] {
  return sightings.filter(
    (sighting): sighting is Extract<Sighting, { fact: Name }> => sighting.fact === name,
  );
}
