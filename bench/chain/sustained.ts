import type { Bench } from '../suite/bench';
import type { Findings } from '../suite/figures';
import { loadNote, watchLoad } from '../suite/machine';
import { RateSearch } from './rate-search';
import { runningSystems, systemNames, type SystemName } from './systems';

let searched: Promise<Readonly<Record<SystemName, number>>> | undefined;

/** The highest rates that the systems hold; looked for once in a run, by turns. */
export const sustainedRates = (bench: Bench) => (searched ??= search(bench));

async function search(bench: Bench): Promise<Readonly<Record<SystemName, number>>> {
  const systems = await runningSystems(bench);
  const searchOf = (name: SystemName) => new RateSearch(systems[name], bench.plan.sustained);
  const searches = { product: searchOf('product'), bare: searchOf('bare') };
  const open = () => systemNames.filter((name) => searches[name].result === undefined);
  for (let names = open(); names.length > 0; names = open()) {
    for (const name of names) await searches[name].next();
  }
  return { product: searches.product.result!, bare: searches.bare.result! };
}

/** The highest rate that lasts for a minute without a growing backlog, against the bare chain's. */
export async function sustained(bench: Bench): Promise<Findings> {
  await runningSystems(bench);
  const load = watchLoad();
  const { product, bare } = await sustainedRates(bench);
  return {
    figures: [
      {
        what: 'sustained rate: product / bare chain',
        value: product / bare,
        unit: '×',
        target: { atLeast: 0.5 },
      },
      { what: 'sustained by the product', value: product, unit: '/s' },
      { what: 'sustained by the bare chain', value: bare, unit: '/s' },
    ],
    notes: [
      `held for ${bench.plan.sustained.holdSeconds} s: everything accepted, at the end at most one second's worth without its mail`,
      ...loadNote(load()),
    ],
  };
}
