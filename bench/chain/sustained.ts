import { say } from '@secop/dev';
import type { Bench } from '../suite/bench';
import type { Findings } from '../suite/figures';
import { loadNote, watchLoad } from '../suite/machine';
import type { Offer } from './offer';
import { runningSystems, type System } from './systems';

const firstRate = 24;
const step = 1.25;
const smallStep = 0.92;
const leastRate = 5;

/** Everything was accepted, and at the end no more than a second's worth was still without its mail. */
export const keptUp = ({ offered, accepted, backlog, seconds }: Offer): boolean =>
  accepted === offered && backlog <= offered / seconds;

const found = new Map<System, Promise<number>>();

/** The highest rate that a system holds; looked for once in a run. */
export function sustainedRate(bench: Bench, system: System): Promise<number> {
  const known = found.get(system) ?? search(bench, system);
  found.set(system, known);
  return known;
}

/** Upwards in short probes until one fails, then held for long, a little lower if it does not hold. */
async function search(bench: Bench, system: System): Promise<number> {
  const { probeSeconds, holdSeconds } = bench.plan.sustained;
  const tried = async (rate: number, seconds: number) => {
    const result = await system.offer(rate, seconds);
    const kept = keptUp(result);
    say(
      'sustained',
      `${system.name}: ${rate.toFixed(1)}/s for ${seconds} s ${kept ? 'holds' : `leaves ${result.backlog} behind, ${result.refused} refused`}`,
    );
    return kept;
  };
  let rate = firstRate;
  while (await tried(rate, probeSeconds)) rate *= step;
  for (rate /= Math.sqrt(step); rate >= leastRate; rate *= smallStep) {
    if (await tried(rate, holdSeconds)) return rate;
  }
  return NaN;
}

/** The highest rate that lasts for a minute without a growing backlog, against the bare chain's. */
export async function sustained(bench: Bench): Promise<Findings> {
  const { product, bare } = await runningSystems(bench);
  const load = watchLoad();
  const ours = await sustainedRate(bench, product);
  const theirs = await sustainedRate(bench, bare);
  return {
    figures: [
      {
        what: 'sustained rate: product / bare chain',
        value: ours / theirs,
        unit: '×',
        target: { atLeast: 0.5 },
      },
      { what: 'sustained by the product', value: ours, unit: '/s' },
      { what: 'sustained by the bare chain', value: theirs, unit: '/s' },
    ],
    notes: [
      `held for ${bench.plan.sustained.holdSeconds} s: everything accepted, at the end at most one second's worth without its mail`,
      ...loadNote(load()),
    ],
  };
}
