import { createHash, randomUUID } from 'node:crypto';
import { eventually } from '@secop/testing';
import type { GetMessage } from 'amqplib';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import { EventTap } from './event-tap';
import { poisons, type Poison } from './poison';

const targets = {
  accounts: 'access-requests.access-request.accepted.v1',
  'access-requests': 'accounts.membership.granted.v1',
  notifier: 'access-requests.access-request.submitted.v1',
} as const;
const rounds = 5;
/** The rung on which an unknown version is met, on its way up. */
const rung = '30s';
const load = { perSecond: 8, seconds: 12, mix: { accept: 1, submit: 1, read: 2 } } as const;

interface Sent extends Poison {
  readonly service: string;
  readonly digest: string;
}

/** Messages of an unknown version are taken from the ladder; waiting for its end takes a quarter of an hour. */
export const poisonedQueues: FaultRow = {
  id: 'X2',
  title: 'Bad JSON, wrong types, unknown version, missing fields, __proto__, 10 MB, under load',
  healthy: ['accept', 'submit'],
  run: async (world): Promise<RowNote> => {
    await world.workload.prepare(load.perSecond * load.seconds);
    const tap = await EventTap.open(world.brokerUrl);
    try {
      const sent = new Map<string, Sent>();
      const [, faults] = await Promise.all([
        world.workload.run(load),
        poisonAll(tap, sent).then(() => whatBecameOf(tap, sent)),
      ]);
      return { trials: sent.size, findings: faults.map((text) => ({ letter: 'L', text })) };
    } finally {
      await tap.close();
    }
  },
};

async function poisonAll(tap: EventTap, sent: Map<string, Sent>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (const [service, type] of Object.entries(targets)) {
      for (const poison of poisons) {
        if (poison.reason === 'oversized' && round > 0) continue;
        const body = poison.body(type);
        const messageId = randomUUID();
        sent.set(messageId, { ...poison, service, digest: digestOf(body) });
        const contentType = 'application/cloudevents+json';
        await tap.publish(`${service}.retry`, 'events', body, { contentType, messageId });
      }
    }
  }
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
  await eventually(`every bad message is in ${queue}`, look, 60_000).catch(() => {
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
