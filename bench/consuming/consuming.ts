import { declareTopology } from '@secop/messaging';
import { connect } from 'amqplib';
import type { Bench } from '../suite/bench';
import type { Findings } from '../suite/figures';
import { loadNote } from '../suite/machine';
import { inTurns } from '../suite/rounds';
import { spreadOf } from '../suite/statistics';
import { Worker } from '../workers/worker';
import { fill } from './events';

const sides = ['transport', 'bare'] as const;

/** A full queue emptied: by our transport with an empty handler, and by a bare consumer that parses. */
export async function consuming(bench: Bench): Promise<Findings> {
  const { messages, rounds } = bench.plan.consuming;
  const side = async (name: (typeof sides)[number]) => {
    const url = await bench.vhost(name);
    await declareTopology(url);
    const worker = await Worker.start(bench.setting, `consuming/${name}.worker.ts`, {
      RABBITMQ_URL: url,
    });
    const connection = await connect(url);
    const channel = await connection.createConfirmChannel();
    const round = async () => {
      await fill(channel, messages);
      return (messages / (await worker.ask<number>({ messages }))) * 1_000;
    };
    return { round, close: () => connection.close() };
  };
  const [ours, bare] = [await side('transport'), await side('bare')];
  const { values, load } = await inTurns(
    { ours: ours.round, bare: bare.round },
    { warmUp: 4, rounds },
  );
  await Promise.all([ours.close(), bare.close()]);
  const ratio = spreadOf(values.ours.map((rate, round) => rate / values.bare[round]!));
  const [our, their] = [spreadOf(values.ours), spreadOf(values.bare)];
  await bench.clear(sides, []);
  return {
    figures: [
      {
        what: 'consuming: our transport / bare consumer',
        value: our.median / their.median,
        unit: '×',
        range: [ratio.least, ratio.greatest],
        target: { atLeast: 0.8 },
      },
      { what: 'our transport', value: our.median, unit: '/s', range: [our.least, our.greatest] },
      {
        what: 'bare consumer',
        value: their.median,
        unit: '/s',
        range: [their.least, their.greatest],
      },
    ],
    notes: [`${rounds} rounds of ${messages} messages by each side in turn`, ...loadNote(load)],
  };
}
