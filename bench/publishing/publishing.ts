import { declareTopology } from '@secop/messaging';
import { connect } from 'amqplib';
import type { Bench } from '../suite/bench';
import type { Figure, Findings } from '../suite/figures';
import { loadNote } from '../suite/machine';
import { inTurns, type Side } from '../suite/rounds';
import { median, spreadOf } from '../suite/statistics';
import { Worker } from '../workers/worker';

const files = { ours: 'relay', bare: 'bare', once: 'bare' } as const;
type SideName = keyof typeof files;

/** Changes that each record one event, until the event is confirmed and removed: ours against plain drivers. */
export async function publishing(bench: Bench): Promise<Findings> {
  const { events, rounds } = bench.plan.publishing;
  const side = async (name: SideName): Promise<Side<number>> => {
    const url = await bench.vhost(name);
    await declareTopology(url);
    const worker = await Worker.start(
      bench.setting,
      `publishing/${files[name]}.worker.ts`,
      { MONGODB_URI: bench.database(name), RABBITMQ_URL: url },
      `publishing-${name}`,
    );
    return async () => {
      const milliseconds = await worker.ask<number>({ events, copies: name === 'bare' });
      await emptied(url);
      return (events / milliseconds) * 1_000;
    };
  };
  const sides = { ours: await side('ours'), bare: await side('bare'), once: await side('once') };
  const warmUp = Math.ceil(3_000 / events) + 1;
  const { values, load } = await inTurns(sides, { warmUp, rounds });
  await bench.clear(Object.keys(files), Object.keys(files));
  const rate = (what: string, name: SideName): Figure => {
    const { median: value, least, greatest } = spreadOf(values[name]);
    return { what, value, unit: '/s', range: [least, greatest] };
  };
  const ratio = (what: string, to: 'bare' | 'once'): Figure => {
    const { least, greatest } = spreadOf(values.ours.map((one, i) => one / values[to][i]!));
    const value = median(values.ours) / median(values[to]);
    return { what, value, unit: '×', range: [least, greatest] };
  };
  return {
    figures: [
      { ...ratio('publishing: our relay / bare loop', 'bare'), target: { atLeast: 0.85 } },
      ratio('publishing: our relay / bare loop without any copy', 'once'),
      rate('our relay', 'ours'),
      rate('bare loop, same publications', 'bare'),
      rate('bare loop without copies for log and screens', 'once'),
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
