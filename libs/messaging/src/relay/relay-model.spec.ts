import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { fates } from '../../test-support/model/model-broker';
import { ModelOutboxes } from '../../test-support/model/model-outboxes';
import {
  RelayWorld,
  replicas,
  things,
  type RelayPorts,
  type RelayStep,
} from '../../test-support/model/relay-world';

const sound: RelayPorts = { publish: (publish) => publish, outboxes: (outboxes) => outboxes };

const thing = fc.constantFrom(...things);
const replica = fc.nat(replicas - 1);
const death = fc.record({ calls: fc.integer({ min: 1, max: 6 }), effect: fc.boolean() });
const action = (name: RelayStep['do'], facts: object, weight: number) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(name), ...facts }).map((made) => made as RelayStep),
});
const step = fc.oneof(
  action('record', { thing, bell: fc.option(replica) }, 4),
  action('ring', { replica, thing }, 1),
  action('look', { replica }, 3),
  action('answer', { which: fc.nat(9), fate: fc.constantFrom(...fates, 'confirmed') }, 8),
  action('wait', { milliseconds: fc.constantFrom(5, 1_000, 5_000, 31_000, 70_000) }, 3),
  action('die', { replica, arrives: fc.boolean(), death: fc.option(death) }, 2),
);

const property = (ports: RelayPorts) =>
  fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
    const world = new RelayWorld(ports);
    for (const each of steps) await world.perform(each);
    await world.heal();
    expect(world.violations()).toEqual([]);
  });

/** The store, but for one method. */
const but = (outboxes: ModelOutboxes, method: object) =>
  Object.assign(Object.create(outboxes) as ModelOutboxes, method);

const planted: Record<string, Partial<RelayPorts>> = {
  'does not wait for the confirm': {
    publish: (publish) => (publication) => {
      publish(publication).catch(() => undefined);
      return Promise.resolve();
    },
  },
  'takes a return for a success': {
    publish: (publish) => (publication) =>
      publish(publication).catch((error: { reason?: string }) => {
        if (error.reason !== 'returned') throw error as Error;
      }),
  },
  'makes a new event of a repeated one': {
    publish: (publish) => {
      const known = new Set();
      return (publication) => {
        const { properties } = publication;
        const again = known.has(properties.messageId);
        known.add(properties.messageId);
        if (!again) return publish(publication);
        const messageId = `${properties.messageId} again`;
        return publish({ ...publication, properties: { ...properties, messageId } });
      };
    },
  },
  'empties a whole outbox after one confirm': {
    outboxes: (outboxes) =>
      but(outboxes, {
        remove: (name: string, ids: string[]) => {
          const whole = ids.flatMap((id) => outboxes.documents.get(id)!.outbox);
          return outboxes.remove(
            name,
            ids,
            whole.map(({ id }) => id),
          );
        },
      }),
  },
  'forgets what failed': {
    outboxes: (outboxes) =>
      but(outboxes, {
        postpone: (_name: string, ids: string[]) => {
          for (const id of ids) delete outboxes.documents.get(id)!.outboxAt;
          return Promise.resolve();
        },
      }),
  },
  'goes on after a failure': {
    publish: (publish) => (publication) => publish(publication).catch(() => undefined),
  },
};

describe('the relay, whatever happens in whatever order', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  });
  afterAll(() => {
    jest.useRealTimers();
  });

  it('loses nothing, keeps each document’s order, and removes only what is safe', async () => {
    await fc.assert(property(sound), { numRuns: 200 });
  });

  it.each(Object.entries(planted))('is found out when it %s', async (_what, port) => {
    const { failed } = await fc.check(property({ ...sound, ...port }), {
      seed: 1,
      numRuns: 500,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  });
});
