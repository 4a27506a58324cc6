import { setTimeout as delay } from 'node:timers/promises';
import type { ConsumeMessage } from 'amqplib';
import type { Random } from '../../matrix/random';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import { EventTap } from './event-tap';

const most = 20;
const latest = 5_000;
const load = {
  perSecond: 8,
  seconds: 8,
  mix: { accept: 4, reject: 1, withdraw: 1, submit: 1 },
} as const;

/** What anybody says while people work, identity included, is said again and again. */
export const copies: FaultRow = {
  id: 'X1',
  title: `Every event up to ${most} times, shuffled, up to 5 s late`,
  run: async (world, random): Promise<RowNote> => {
    const echoes: Promise<unknown>[] = [];
    let events = 0;
    const tap = await EventTap.open(world.brokerUrl, (message, self) => {
      events += 1;
      echoes.push(...repeated(self, message, random));
    });
    try {
      await world.workload.prepare(load.perSecond * load.seconds);
      await world.workload.run(load);
      for (let heard = -1; heard !== events; await delay(latest)) heard = events;
      await Promise.all(echoes);
    } finally {
      await tap.close();
    }
    return { trials: events, text: `${events} events, ${echoes.length} copies of them` };
  },
};

function repeated(tap: EventTap, message: ConsumeMessage, random: Random): Promise<void>[] {
  const times = random.between(0, most);
  return Array.from({ length: times }, () =>
    delay(random.between(0, latest)).then(() => tap.repeat(message)),
  );
}
