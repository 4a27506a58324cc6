import { say } from '@secop/dev';
import { declareTopology } from '@secop/messaging';
import type { Bench } from '../suite/bench';
import type { Figure, Findings } from '../suite/figures';
import { loadNote } from '../suite/machine';
import { inTurns, type Side } from '../suite/rounds';
import { spreadOf } from '../suite/statistics';
import { Worker } from '../workers/worker';
import type { DrainingTask } from './draining.worker';

const events = 5_000;

/** What one event costs when it is published out of a small, a large and a huge backlog. */
export async function draining(bench: Bench): Promise<Findings> {
  const { backlogs, rounds } = bench.plan.draining;
  const url = await bench.vhost('draining');
  await declareTopology(url);
  const worker = await Worker.start(bench.setting, 'draining/draining.worker.ts', {
    MONGODB_URI: bench.database('draining'),
    RABBITMQ_URL: url,
  });
  const ask = (task: DrainingTask) => worker.ask<number>(task);
  const nameOf = (backlog: number) => `waiting_${backlog}`;
  for (const backlog of backlogs) {
    const started = performance.now();
    await ask({ prepare: nameOf(backlog), backlog });
    const seconds = (performance.now() - started) / 1_000;
    say('drain', `${backlog} documents wait (made in ${seconds.toFixed(0)} s)`);
  }
  const sides = Object.fromEntries(
    backlogs.map((backlog): [string, Side<number>] => [
      String(backlog),
      async () => {
        if (backlog === events) await ask({ prepare: nameOf(backlog), backlog });
        return (await ask({ drain: nameOf(backlog), events })) / events;
      },
    ]),
  );
  const { values, load } = await inTurns(sides, { warmUp: 1, rounds });
  await bench.clear(['draining'], ['draining']);
  const costs = backlogs.map((backlog) => spreadOf(values[String(backlog)]!));
  const medians = costs.map(({ median }) => median);
  const figures = backlogs.map((backlog, index): Figure => {
    const { median, least, greatest } = costs[index]!;
    const what = `cost of one event out of ${backlog.toLocaleString('en')}`;
    return { what, value: median, unit: 'ms', range: [least, greatest] };
  });
  return {
    figures: [
      {
        what: 'draining: dearest / cheapest backlog',
        value: Math.max(...medians) / Math.min(...medians),
        unit: '×',
        target: { atMost: 1.2 },
      },
      ...figures,
    ],
    notes: [`${rounds} rounds of ${events} events out of each backlog in turn`, ...loadNote(load)],
  };
}
