import type { Bench } from '../suite/bench';
import type { Findings } from '../suite/figures';
import { loadNote, watchLoad } from '../suite/machine';
import { sustainedRates } from './sustained';
import { runningSystems } from './systems';

const patience = 180;

/** Twice what is sustained: the excess is refused in words that a client understands, and the useful work goes on. */
export async function overload(bench: Bench): Promise<Findings> {
  const { product } = await runningSystems(bench);
  const { product: rate } = await sustainedRates(bench);
  const load = watchLoad();
  const result = await product.offer(2 * rate, bench.plan.overload.seconds, patience);
  const { offered, accepted, refused, failures, mailsInTime, seconds, missing } = result;
  const failed = Object.values(failures).reduce((sum, count) => sum + count, 0);
  const useful = mailsInTime / seconds;
  return {
    figures: [
      {
        what: 'useful throughput at twice the sustained rate / sustained',
        value: useful / rate,
        unit: '×',
        target: { atLeast: 0.8 },
      },
      {
        what: 'answers other than 200 and 503 with Retry-After',
        value: failed,
        unit: '',
        target: { atMost: 0 },
      },
      { what: 'mails accepted', value: useful, unit: '/s' },
      { what: 'refused with 503 and Retry-After', value: refused / seconds, unit: '/s' },
    ],
    notes: [
      `${offered} offered in ${seconds.toFixed(0)} s: ${accepted} accepted, ${refused} refused, ${failed} otherwise ${JSON.stringify(failures)}; ${missing} accepted ones without a mail ${patience} s later`,
      ...loadNote(load()),
    ],
  };
}
