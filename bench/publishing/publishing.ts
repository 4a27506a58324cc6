import { declareTopology } from '@secop/messaging';
import { connect } from 'amqplib';
import type { Bench } from '../suite/bench';
import type { Findings } from '../suite/figures';
import { loadNote } from '../suite/machine';
import { inTurns } from '../suite/rounds';
import { spreadOf } from '../suite/statistics';
import { Worker } from '../workers/worker';

const sides = ['relay', 'bare'] as const;

/** Changes that each record one event, until the event is confirmed and removed: ours against plain drivers. */
export async function publishing(bench: Bench): Promise<Findings> {
  const { events, rounds } = bench.plan.publishing;
  const side = async (name: (typeof sides)[number]) => {
    const url = await bench.vhost(name);
    await declareTopology(url);
    const worker = await Worker.start(bench.setting, `publishing/${name}.worker.ts`, {
      MONGODB_URI: await bench.database(name),
      RABBITMQ_URL: url,
    });
    return async () => {
      const milliseconds = await worker.ask<number>({ events });
      await emptied(url);
      return (events / milliseconds) * 1_000;
    };
  };
  const [ours, bare] = [await side('relay'), await side('bare')];
  const warmUp = Math.ceil(3_000 / events) + 1;
  const { values, load } = await inTurns({ ours, bare }, { warmUp, rounds });
  const ratios = values.ours.map((rate, round) => rate / values.bare[round]!);
  const ratio = spreadOf(ratios);
  const [our, their] = [spreadOf(values.ours), spreadOf(values.bare)];
  await bench.clear(sides, sides);
  return {
    figures: [
      {
        what: 'publishing: our relay / bare loop',
        value: our.median / their.median,
        unit: '×',
        range: [ratio.least, ratio.greatest],
        target: { atLeast: 0.85 },
      },
      { what: 'our relay', value: our.median, unit: '/s', range: [our.least, our.greatest] },
      { what: 'bare loop', value: their.median, unit: '/s', range: [their.least, their.greatest] },
    ],
    notes: [`${rounds} rounds of ${events} changes by each side in turn`, ...loadNote(load)],
  };
}

/** What was published is not consumed here. */
async function emptied(url: string): Promise<void> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  await channel.purgeQueue('accounts.events');
  await connection.close();
}
