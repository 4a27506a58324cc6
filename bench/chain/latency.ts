import type { Bench } from '../suite/bench';
import type { Bound, Figure, Findings } from '../suite/figures';
import { loadNote } from '../suite/machine';
import { inTurns } from '../suite/rounds';
import { median, quantile, spreadOf } from '../suite/statistics';
import type { Offer } from './offer';
import { runningSystems } from './systems';

const judgedRate = 25;
const bounds: Readonly<Record<'p50' | 'p99', Bound>> = {
  p50: { atMost: 1.8 },
  p99: { atMost: 2.5 },
};

/** Acceptance → mail accepted at steady rates, against the bare chain. */
export async function latency(bench: Bench): Promise<Findings> {
  const { rates, rounds, seconds } = bench.plan.chain;
  const { product, bare } = await runningSystems(bench);
  const figures: Figure[] = [];
  const notes = [`${rounds} rounds of ${seconds} s at each rate by each side in turn`];
  for (const rate of rates) {
    const { values, load } = await inTurns(
      { product: () => product.offer(rate, seconds), bare: () => bare.offer(rate, seconds) },
      { warmUp: 0, rounds },
    );
    for (const [name, q] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const) {
      const of = (offers: Offer[]) => offers.map(({ latencies }) => quantile(latencies, q));
      const [ours, theirs] = [of(values.product), of(values.bare)];
      const ratios = spreadOf(ours.map((value, round) => value / theirs[round]!));
      figures.push(
        {
          what: `acceptance → mail at ${rate}/s: ${name}, product / bare chain`,
          value: median(ours) / median(theirs),
          unit: '×',
          range: [ratios.least, ratios.greatest],
          ...(rate === judgedRate ? { target: bounds[name] } : {}),
        },
        milliseconds(`${name} at ${rate}/s, product`, ours),
        milliseconds(`${name} at ${rate}/s, bare chain`, theirs),
      );
    }
    const sides = `product ${whatWasMissed(values.product)}, bare chain ${whatWasMissed(values.bare)}`;
    notes.push(
      [`${rate}/s, of all acceptances without a mail: ${sides}`, ...loadNote(load)].join('; '),
    );
  }
  return { figures, notes };
}

function milliseconds(what: string, values: readonly number[]): Figure {
  const { median: value, least, greatest } = spreadOf(values);
  return { what, value, unit: 'ms', range: [least, greatest] };
}

/** A side that refuses work is quick with the rest: then its latencies say nothing. */
function whatWasMissed(offers: readonly Offer[]): string {
  const offered = offers.reduce((sum, one) => sum + one.offered, 0);
  const mails = offers.reduce((sum, { latencies }) => sum + latencies.length, 0);
  return `${offered - mails} of ${offered}`;
}
