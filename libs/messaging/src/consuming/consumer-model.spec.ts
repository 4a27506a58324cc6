import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import {
  attemptsOfLadder,
  ConsumerWorld,
  kinds,
  type ConsumerPorts,
  type ConsumerStep,
  type Kind,
} from '../../test-support/model/consumer-world';
import { fates } from '../../test-support/model/model-broker';
import { historyHeaders } from './delivery-history';

const sound: ConsumerPorts = {
  handler: (handler) => handler,
  publish: (publish) => publish,
  suspect: (suspect) => suspect,
};

const which = fc.nat(9);
const death = fc.record({ calls: fc.integer({ min: 1, max: 5 }), effect: fc.boolean() });
const action = (name: ConsumerStep['do'], facts: object, weight: number) => ({
  weight,
  arbitrary: fc
    .record({ do: fc.constant(name), ...facts })
    .map((made) => made as unknown as ConsumerStep),
});
const step = fc.oneof(
  action('say', { kind: fc.constantFrom(...kinds, 'good', 'flaky') }, 5),
  action('go on', { which }, 10),
  action('answer', { which, fate: fc.constantFrom(...fates, 'confirmed') }, 6),
  action('come down', {}, 4),
  action('cancel consumer', {}, 1),
  action('lose connection', {}, 1),
  action('store', { up: fc.boolean() }, 2),
  action('stop', {}, 1),
  action('die', { arrives: fc.boolean(), death: fc.option(death) }, 2),
);

/** How the parked copies of a kind must have come there. */
const parkedAs: Partial<Record<Kind, [reason: string, attempts: number]>> = {
  poison: ['exhausted', attemptsOfLadder],
  refused: ['refused', 1],
  unreadable: ['malformed', 1],
  unhandled: ['unhandled', attemptsOfLadder],
};

/** What must not be when everything has had its time, in words. */
function violations({ said, effects, queues }: ConsumerWorld): string[] {
  const ends = [...said].flatMap(([id, kind]) => {
    const copies = queues.parked.filter(({ properties }) => properties.messageId === id);
    const expected = parkedAs[kind];
    if (!expected) {
      return [
        ...(effects.has(id) ? [] : [`${id} had no effect`]),
        ...(copies.length === 0 ? [] : [`${id} is parked`]),
      ];
    }
    const ways = copies.map(({ properties: { headers } }) => {
      const { [historyHeaders.reason]: reason, [historyHeaders.attempt]: attempts } =
        headers as Record<string, unknown>;
      return `${String(reason)} after ${String(attempts)}`;
    });
    const wrong = ways.filter((way) => way !== expected.join(' after '));
    return [...(copies.length > 0 ? [] : [`${id} is lost`]), ...wrong.map((way) => `${id} ${way}`)];
  });
  return [...queues.errors, ...(queues.empty ? [] : ['it never ends']), ...ends];
}

const property = (ports: ConsumerPorts) =>
  fc.asyncProperty(fc.array(step, { maxLength: 50, size: 'max' }), async (steps) => {
    const world = new ConsumerWorld(ports);
    try {
      for (const each of steps) await world.perform(each);
      await world.heal();
      expect(violations(world)).toEqual([]);
    } finally {
      await world.end();
    }
  });

/** A consumer that is cancelled before its channel counts as there. */
const cancelledAtOnce: ConsumerStep[] = [
  { do: 'lose connection' },
  { do: 'say', kind: 'unhandled' },
  { do: 'cancel consumer' },
];

const planted: Record<string, Partial<ConsumerPorts>> = {
  'acknowledges before the effect': {
    handler: (handler) => (event) => {
      handler(event).catch(() => undefined);
      return Promise.resolve();
    },
  },
  'does not wait for the confirm of a retry': {
    publish: (publish) => (publication) => {
      publish(publication).catch(() => undefined);
      return Promise.resolve();
    },
  },
  'takes a returned retry for a success': {
    publish: (publish) => (publication) =>
      publish(publication).catch((error: { reason?: string }) => {
        if (error.reason !== 'returned') throw error as unknown as Error;
      }),
  },
  'counts the store’s failures as the message’s': {
    suspect: () => () => Promise.resolve(false),
  },
  'forgets how often it has tried': {
    publish: (publish) => (publication) => {
      const { properties } = publication;
      const headers = { ...(properties.headers as object), [historyHeaders.attempt]: 1 };
      return publish({ ...publication, properties: { ...properties, headers } });
    },
  },
};

describe('a consumer, whatever happens in whatever order', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('ends each message with its effect or parks it, and counts only its own failures', async () => {
    await fc.assert(property(sound), { numRuns: 150, examples: [[cancelledAtOnce]] });
  });

  it.each(Object.entries(planted))('is found out when it %s', async (_what, ports) => {
    const { failed } = await fc.check(property({ ...sound, ...ports }), {
      seed: 1,
      numRuns: 1_000,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  });
});
