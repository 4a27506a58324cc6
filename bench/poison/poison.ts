import { AccessRequestAcceptedV1 } from '@secop/contracts';
import { declareTopology } from '@secop/messaging';
import { connect, type ConfirmChannel } from 'amqplib';
import { instant } from '../chain/instant';
import { anEvent } from '../consuming/events';
import type { Bench } from '../suite/bench';
import type { Bound, Figure, Findings } from '../suite/figures';
import { loadNote } from '../suite/machine';
import { inTurns } from '../suite/rounds';
import { median, quantile, spreadOf } from '../suite/statistics';
import { Worker } from '../workers/worker';
import { poisonSubject } from './poison-subject';
import type { PoisonTask } from './poison.worker';

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const { type } = AccessRequestAcceptedV1;
const limit: Bound = { atMost: 2 };

/** How long healthy messages take from publication to their handler, with and without poison among them. */
export async function poison(bench: Bench): Promise<Findings> {
  const { rounds, seconds, rate } = bench.plan.poison;
  const url = await bench.vhost('poison');
  await declareTopology(url);
  const worker = await Worker.start(bench.setting, 'poison/poison.worker.ts', {
    RABBITMQ_URL: url,
  });
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  const round = async (poisoned: boolean) => {
    await worker.ask({ choke: poisoned } satisfies PoisonTask);
    if (poisoned) {
      channel.publish('secop.events', type, ...anEvent(0, poisonSubject));
      channel.publish('secop.events', type, Buffer.from('not JSON'));
    }
    await sayHealthy(channel, rate, seconds);
    await sleep(500);
    const latencies = await worker.ask<number[]>({ collect: true } satisfies PoisonTask);
    return { p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) };
  };
  const { values, load } = await inTurns(
    { poisoned: () => round(true), clean: () => round(false) },
    { warmUp: 2, rounds },
  );
  const parked = await channel.checkQueue('accounts.parked');
  await connection.close();
  await bench.clear(['poison'], []);
  const figures = (['p50', 'p95'] as const).flatMap((name): Figure[] => {
    const of = (side: 'poisoned' | 'clean') => values[side].map((one) => one[name]);
    const [poisoned, clean] = [spreadOf(of('poisoned')), spreadOf(of('clean'))];
    const ratios = spreadOf(of('poisoned').map((value, i) => value / of('clean')[i]!));
    const shown = (what: string, { median: value, least, greatest }: typeof clean): Figure => ({
      what: `${name} of healthy messages, ${what}`,
      value,
      unit: 'ms',
      range: [least, greatest],
    });
    return [
      {
        what: `healthy messages beside one poison message / alone, ${name}`,
        value: median(of('poisoned')) / median(of('clean')),
        unit: '×',
        range: [ratios.least, ratios.greatest],
        target: limit,
      },
      shown('with poison', poisoned),
      shown('alone', clean),
    ];
  });
  return {
    figures,
    notes: [
      `${rounds} rounds of ${seconds} s at ${rate}/s each way in turn; ${parked.messageCount} unreadable messages were parked`,
      ...loadNote(load),
    ],
  };
}

async function sayHealthy(channel: ConfirmChannel, rate: number, seconds: number): Promise<void> {
  const begun = instant();
  for (let index = 0; index < rate * seconds; index += 1) {
    const due = begun + (index * 1_000) / rate;
    while (instant() < due) await sleep(1);
    channel.publish('secop.events', type, ...anEvent(index, String(instant())));
  }
  await channel.waitForConfirms();
}
