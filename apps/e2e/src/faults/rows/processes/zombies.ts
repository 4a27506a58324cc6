import type { ServiceName } from '@secop/dev';
import type { KillStep } from '../../kill-points/steps';
import type { FaultRow } from '../../matrix/fault-row';
import type { ProcessName, World } from '../../world/world';
import { pause } from '../pause';

/** Longer than any lease. */
const sleep = 40_000;

interface Sleeper {
  readonly service: ServiceName;
  readonly step: KillStep;
  readonly side: 'before' | 'after';
}

/** Where a process that sleeps past its lease could do the most harm when it wakes. */
const sleepers: readonly Sleeper[] = [
  { service: 'notifier', step: 'E.lease', side: 'after' },
  { service: 'notifier', step: 'E.data', side: 'after' },
  { service: 'notifier', step: 'E.dot', side: 'before' },
  { service: 'access-requests', step: 'B.lease', side: 'after' },
  { service: 'accounts', step: 'D.effect', side: 'before' },
];

/** SIGSTOP in the middle of a step, a replica takes over, SIGCONT past the lease. */
export const zombies: FaultRow = {
  id: 'P6',
  title: 'SIGSTOP past the lease, a replica takes over, SIGCONT',
  async run(world) {
    await world.workload.prepare(sleepers.length * 4);
    const [first, second, third, relay, consumer] = sleepers as [
      Sleeper,
      Sleeper,
      Sleeper,
      Sleeper,
      Sleeper,
    ];
    await asleep(world, [first, relay]);
    await asleep(world, [second, consumer]);
    await asleep(world, [third]);
    return { trials: sleepers.length, text: `each slept ${sleep / 1_000} s` };
  },
};

/** Different services at the same time, to save the long wait. */
async function asleep(world: World, some: readonly Sleeper[]): Promise<void> {
  const { services } = world;
  const calls: Promise<unknown>[] = [];
  for (const sleeper of some) calls.push(...(await fallAsleep(world, sleeper)));
  const replicas = some.map(({ service }): ProcessName => `${service}-2`);
  await Promise.all(replicas.map((replica) => services.start(replica)));
  await pause(sleep);
  for (const { service } of some) services.resume(service);
  await services.allReady();
  await Promise.all(calls);
  await Promise.all(replicas.map((replica) => services.stop(replica, { forGood: true })));
}

async function fallAsleep(world: World, { service, step, side }: Sleeper) {
  const calls: Promise<unknown>[] = [];
  if (step === 'B.lease') {
    const left = world.killPoints.arm(service, 'B.publish', 'before');
    calls.push(acceptTwo(world, 1)); // nobody repeats it: the poll must find it
    await left.struck;
  }
  const armed = world.killPoints.arm(service, step, side, { action: 'stop' });
  if (step !== 'B.lease') calls.push(acceptTwo(world));
  await armed.struck;
  return calls;
}

const acceptTwo = ({ workload }: World, patienceMs?: number) =>
  Promise.all(workload.take(2).map((request) => workload.accept(request, patienceMs)));
