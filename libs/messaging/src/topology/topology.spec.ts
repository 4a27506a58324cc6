import { allEvents, services } from '@secop/contracts';
import { StepTakenV1, testContracts } from '../../test-support/contracts';
import { defaultTuning } from '../tuning';
import { differentQueues, missingBindings } from './differences';
import { queuesNeededBy, topologyOf } from './topology';

const { ladder } = defaultTuning;

describe('the topology of the contracts', () => {
  const topology = topologyOf(testContracts, ladder);
  const queue = (name: string) => topology.queues.find((candidate) => candidate.name === name);

  it('binds a service’s queue to exactly the types that name it as a consumer', () => {
    const bound = topology.bindings
      .filter(({ exchange }) => exchange === 'secop.events')
      .map((binding) => `${binding.queue} ${binding.key}`);
    const named = testContracts
      .filter(({ consumers }) => consumers.includes('notifier'))
      .map(({ type }) => `notifier.events ${type}`);
    expect(bound.sort()).toEqual(named.sort());
  });

  it('makes no queue for a service that hears nothing', () => {
    expect(topology.queues.filter(({ name }) => name.startsWith('accounts.'))).toEqual([]);
  });

  it('dead-letters at least once, with the overflow without which the broker would not', () => {
    const deadLettering = topology.queues.filter((q) => 'x-dead-letter-exchange' in q.arguments);
    expect(deadLettering.map(({ name }) => name)).toEqual([
      'notifier.events',
      ...ladder.map(({ name }) => `notifier.retry.${name}`),
    ]);
    for (const { arguments: args } of deadLettering) {
      expect(args).toMatchObject({
        'x-queue-type': 'quorum',
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
        'x-dead-letter-exchange': 'notifier.retry',
      });
    }
  });

  it('parks without an end and limits deliveries', () => {
    expect(queue('notifier.parked')?.arguments).toEqual({
      'x-queue-type': 'quorum',
      'x-overflow': 'reject-publish',
      'x-delivery-limit': 2_147_483_647,
    });
    expect(queue('notifier.events')?.arguments).toMatchObject({
      'x-delivery-limit': 50,
      'x-dead-letter-routing-key': 'parked',
    });
    expect(queue('notifier.retry.1s')?.arguments).toMatchObject({
      'x-message-ttl': 1_000,
      'x-dead-letter-routing-key': 'events',
    });
  });

  it('gives the log its own exchange: on secop.events it would blind `mandatory`', () => {
    const log = topology.bindings.filter((binding) => binding.queue === 'secop.log');
    expect(log).toEqual([{ queue: 'secop.log', exchange: 'secop.log', key: '#' }]);
  });

  it('tells a publisher which queues must exist: those that hear it, and its own', () => {
    expect(queuesNeededBy('accounts', testContracts, ladder)).toEqual(['notifier.events']);
    expect(queuesNeededBy('notifier', testContracts, ladder)).toEqual([
      'notifier.events',
      ...ladder.map(({ name }) => `notifier.retry.${name}`),
      'notifier.parked',
    ]);
  });

  it('covers every consumer of the real contracts', () => {
    const real = topologyOf(allEvents, ladder);
    const hearing = services.filter((service) =>
      allEvents.some(({ consumers }) => consumers.includes(service)),
    );
    for (const service of hearing) {
      expect(real.queues.map(({ name }) => name)).toContain(`${service}.events`);
    }
  });

  describe('is compared with the queues on the broker', () => {
    const wanted = queue('notifier.events')!;
    const different = (args: object, policy: object = {}) =>
      differentQueues(
        [wanted],
        [{ name: wanted.name, arguments: { ...wanted.arguments, ...args }, policy: { ...policy } }],
      );

    it('and finds nothing when they are as declared, or when a policy cannot change anything', () => {
      expect(different({})).toEqual([]);
      expect(different({}, { overflow: 'drop-head', 'max-length': 5_000_000 })).toEqual([]);
      expect(differentQueues([wanted], [])).toEqual([]);
    });

    it.each([
      [{ 'x-overflow': 'drop-head' }, {}, 'x-overflow is drop-head, not reject-publish'],
      [
        { 'x-dead-letter-strategy': undefined },
        {},
        'x-dead-letter-strategy is absent, not at-least-once',
      ],
      [
        { 'x-dead-letter-strategy': undefined },
        { 'dead-letter-strategy': 'at-most-once' },
        'x-dead-letter-strategy is at-most-once, not at-least-once',
      ],
      [{ 'x-queue-type': 'classic' }, {}, 'x-queue-type is classic, not quorum'],
      [{}, { 'max-length': 10 }, 'x-max-length is 10, not 1000000'],
      [{}, { 'message-ttl': 5 }, 'x-message-ttl is 5, not absent'],
    ])('and finds %j with the policy %j', (args, policy, found) => {
      expect(different(args, policy)).toEqual([`notifier.events: ${found}`]);
    });
  });

  it('finds the one binding that is missing among several', () => {
    const present = topology.bindings.filter(({ key }) => key !== StepTakenV1.type);
    expect(missingBindings(topology.bindings, topology.bindings)).toEqual([]);
    expect(missingBindings(topology.bindings, present)).toEqual([
      { queue: 'notifier.events', exchange: 'secop.events', key: StepTakenV1.type },
    ]);
  });
});
