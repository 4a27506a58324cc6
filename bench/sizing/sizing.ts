import type { Bench } from '../suite/bench';
import type { Findings } from '../suite/figures';
import { loadNote } from '../suite/machine';
import { measure } from './measure';
import { keepSizing, type Sizing } from './record';
import { printedTables } from './tables';

/** What each service takes of a machine: idle, at 25 acceptances a second, at the highest rate, under other loads. */
export async function sizing(bench: Bench): Promise<Findings> {
  const lifetime = await bench.setting.lifetime.part('opposite');
  try {
    const sized = await measure(bench, { ...bench.setting, lifetime });
    keepSizing(sized, bench.plan);
    console.log(printedTables(sized));
    return findings(sized);
  } finally {
    await lifetime.end();
    await bench.clear(['sized'], ['sized_']);
  }
}

function findings({ highest, signIns, searches, streams, node, nodeOptions }: Sizing): Findings {
  const thousandStreams = (streams.bytesEach * 1_000) / 2 ** 20;
  const failed = [signIns, searches].reduce((sum, done) => sum + done.failed, 0);
  return {
    figures: [
      { what: 'acceptances sustained, no token at hand', value: highest.perSecond, unit: '/s' },
      { what: 'sign-ins', value: signIns.perSecond, unit: '/s' },
      { what: 'directory searches', value: searches.perSecond, unit: '/s' },
      { what: 'memory of 1,000 open screens at the gateway', value: thousandStreams, unit: 'MiB' },
    ],
    notes: [
      `one process for each service, Node ${node} ${nodeOptions}; each service’s part stands in operations/sizing.md`,
      `${signIns.clients} clients signed in and searched, each as soon as it was answered; ${failed} answers were refusals`,
      ...loadNote(highest.machine),
    ],
  };
}
