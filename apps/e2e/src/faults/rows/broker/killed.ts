import type { FaultRow } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import { pause } from '../pause';
import { eventQueues, mix, perSecond } from './broker-work';
import { recoveredIn, secondsToRecover } from '../recovery';

const times = 3;
const seconds = 8;

/** The whole broker dies, is away for some seconds, and comes back with what it had. */
export const killed: FaultRow = {
  id: 'R1',
  title: 'the broker killed with -9 and started again, under load',
  needs: { ownServers: true },
  async run(world, random) {
    const { workload, broker } = world;
    const recoveries: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await workload.prepare(48);
      const load = workload.run({ perSecond, seconds, mix });
      await pause(random.between(1_000, 3_000));
      await broker.kill();
      await pause(random.between(500, 4_000));
      await broker.start();
      recoveries.push(await secondsToRecover(world));
      await load;
    }
    return { trials: times, text: recoveredIn(recoveries) };
  },
};

/** One node after the other: the leader of each queue of events, then the node that most clients use. */
export const leadersKilled: FaultRow = {
  id: 'R20',
  title: 'each queue leader of a cluster killed with -9 in turn, under load',
  needs: { ownServers: true, nodes: 3 },
  async run(world, random) {
    const victims = [
      ...eventQueues.map((queue) => () => world.broker.leaderOf(queue)),
      () => world.broker.busiestNode(),
    ];
    const recoveries: number[] = [];
    for (const victim of victims)
      recoveries.push(await killNode(world, victim, random.between(1_000, 3_000)));
    return { trials: victims.length, text: recoveredIn(recoveries) };
  },
};

async function killNode(
  world: World,
  victim: () => Promise<number>,
  after: number,
): Promise<number> {
  const { workload, broker } = world;
  await workload.prepare(48);
  const load = workload.run({ perSecond, seconds, mix });
  await pause(after);
  const node = await victim();
  await broker.kill(node);
  const recovery = await secondsToRecover(world); // with one node missing
  await load;
  await broker.start(node);
  return recovery;
}
