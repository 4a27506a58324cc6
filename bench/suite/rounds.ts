import { watchLoad, type Load } from './machine';

/** One side of a comparison: measures one round and answers its values. */
export type Side<Values> = () => Promise<Values>;

export interface Rounds<Name extends string, Values> {
  readonly values: Record<Name, Values[]>;
  /** Over all measured rounds, warm-up apart. */
  readonly load: Load | undefined;
}

/**
 * A B A B …: the sides take turns, so that whatever else the machine does falls on all of them alike. Warm-up rounds
 * are thrown away: code is compiled by running it.
 */
export async function inTurns<Name extends string, Values>(
  sides: Record<Name, Side<Values>>,
  { warmUp, rounds }: { readonly warmUp: number; readonly rounds: number },
): Promise<Rounds<Name, Values>> {
  const names = Object.keys(sides) as Name[];
  for (let round = 0; round < warmUp; round += 1) {
    for (const name of names) await sides[name]();
  }
  const values = Object.fromEntries(names.map((name) => [name, [] as Values[]])) as Record<
    Name,
    Values[]
  >;
  const load = watchLoad();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) values[name].push(await sides[name]());
  }
  return { values, load: load() };
}
