import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@secop/testing';
import type { GetMessage } from 'amqplib';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import { quantile } from '../../../latency/steps';
import type { Intent } from '../../world/workload';
import { EventTap } from './event-tap';
import { poisons, type Poison } from './poison';

const targets = {
  accounts: 'access-requests.access-request.accepted.v1',
  'access-requests': 'accounts.membership.granted.v1',
  notifier: 'access-requests.access-request.submitted.v1',
} as const;
const rounds = 5;
/** The round in which every service gets its 10 MB, all at once. */
const heavy = 1;
/** The rung on which an unknown version is met, on its way up. */
const rung = '30s';
/** Milliseconds: bad messages come in every second stretch of that length, and the ones between are compared. */
const stretch = 3_000;
const load = {
  perSecond: 8,
  seconds: (2 * rounds * stretch) / 1_000,
  mix: { accept: 1, submit: 1, read: 1 },
} as const;

interface Sent extends Poison {
  readonly service: string;
  readonly digest: string;
  readonly round: number;
  readonly bytes: Buffer;
}

/** Messages of an unknown version are taken from the ladder; waiting for its end takes a quarter of an hour. */
export const poisonedQueues: FaultRow = {
  id: 'X2',
  title:
    'Bad JSON, wrong types, unknown version, missing fields, `__proto__`, 3 × 10 MB at once, under load',
  run: async (world): Promise<RowNote> => {
    await world.workload.prepare(load.perSecond * load.seconds);
    const tap = await EventTap.open(world.brokerUrl);
    try {
      // Made before and looked at after: work in this process would count as the system's.
      const sent = new Map(mixed().map((one) => [randomUUID(), one]));
      const began = Date.now();
      const [intents] = await Promise.all([world.workload.run(load), poisonAll(tap, sent)]);
      const faults = await whatBecameOf(tap, sent);
      const { ratio, text } = slowdown(intents, began);
      const slow = ratio < 2 ? [] : [{ letter: 'C' as const, text }];
      const lost = faults.map((fault) => ({ letter: 'L' as const, text: fault }));
      return { trials: sent.size, findings: [...lost, ...slow], text };
    } finally {
      await tap.close();
    }
  },
};

function mixed(): Sent[] {
  return Array.from({ length: rounds }, (_, round) =>
    Object.entries(targets).flatMap(([service, type]) =>
      poisons
        .filter(({ reason }) => reason !== 'oversized' || round === heavy)
        .filter(({ reason }) => reason !== 'unhandled' || round >= rounds - 2)
        .map((poison) => {
          const bytes = poison.body(type);
          return { ...poison, service, round, bytes, digest: digestOf(bytes) };
        }),
    ),
  ).flat();
}

async function poisonAll(tap: EventTap, sent: ReadonlyMap<string, Sent>): Promise<void> {
  const contentType = 'application/cloudevents+json';
  for (let now = 0; now < rounds; now += 1) {
    await delay(stretch);
    const due = [...sent].filter(([, { round }]) => round === now);
    await Promise.all(
      due.map(([messageId, { service, bytes }]) =>
        tap.publish(`${service}.retry`, 'events', bytes, { contentType, messageId }),
      ),
    );
    await delay(stretch);
  }
}

/** Healthy calls while bad messages come, against those of the stretches between. */
function slowdown(intents: readonly Intent[], began: number): { ratio: number; text: string } {
  const changes = intents.filter(({ kind }) => kind !== 'read');
  const p95 = (poisoned: boolean) => {
    const times = changes
      .filter(({ at }) => (Math.floor((at.getTime() - began) / stretch) % 2 === 1) === poisoned)
      .map(({ answers }) => answers.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
    return quantile(times, 0.95);
  };
  const [quiet, poisoned] = [p95(false), p95(true)];
  const ratio = poisoned / quiet;
  const text = `changes took ×${ratio.toFixed(2)} (p95: ${poisoned} ms, ${quiet} ms in between)`;
  return { ratio, text };
}

async function whatBecameOf(tap: EventTap, sent: ReadonlyMap<string, Sent>): Promise<string[]> {
  const faults: string[] = [];
  for (const service of Object.keys(targets)) {
    for (const climbing of [false, true]) {
      const wanted = [...sent].filter(
        ([, one]) => one.service === service && (one.reason === 'unhandled') === climbing,
      );
      const queue = climbing ? `${service}.retry.${rung}` : `${service}.parked`;
      faults.push(...(await taken(tap, queue, new Map(wanted))));
    }
  }
  return faults;
}

/** Takes these messages out of the queue, and says what is wrong with them. */
async function taken(tap: EventTap, queue: string, wanted: Map<string, Sent>): Promise<string[]> {
  const faults: string[] = [];
  const look = async () => {
    const others: GetMessage[] = [];
    for (let got = await tap.channel.get(queue); got; got = await tap.channel.get(queue)) {
      const id = String(got.properties.messageId);
      const sent = wanted.get(id);
      if (!sent) others.push(got);
      else {
        faults.push(...faultsOf(got, sent).map((fault) => `${sent.what} for ${queue}: ${fault}`));
        wanted.delete(id);
        tap.channel.ack(got);
      }
    }
    for (const other of others) tap.channel.nack(other, false, true);
    return wanted.size === 0;
  };
  await eventually(`every bad message is in ${queue}`, look).catch(() => {
    faults.push(...[...wanted.values()].map(({ what }) => `${what} never came to ${queue}`));
  });
  return faults;
}

function faultsOf({ content, properties }: GetMessage, sent: Sent): string[] {
  const reason = String(properties.headers?.['secop-reason']);
  return [
    ...(reason === sent.reason ? [] : [`parked as ${reason} instead of ${sent.reason}`]),
    ...(digestOf(content) === sent.digest ? [] : ['its bytes were touched']),
  ];
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
