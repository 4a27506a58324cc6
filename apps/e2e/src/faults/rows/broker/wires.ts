import type { FaultRow } from '../../matrix/fault-row';
import { pause } from '../pause';
import { mix, perSecond } from './broker-work';
import { recoveredIn, secondsToRecover } from '../recovery';

const resets = 20;
/** Milliseconds by which everything is late, so that a reset always meets a batch without its confirms. */
const late = 100;

export const reset: FaultRow = {
  id: 'R2',
  title: 'connections to the broker reset in the middle of a batch',
  async run(world, random) {
    const { workload } = world;
    await workload.prepare(100);
    for (const wire of world.links('broker')) wire.delay(late);
    const load = workload.run({ perSecond, seconds: 16, mix });
    for (let time = 0; time < resets; time += 1) {
      await pause(random.between(300, 1_200));
      for (const wire of world.links('broker')) wire.reset();
    }
    for (const wire of world.links('broker')) wire.pass();
    const recovery = await secondsToRecover(world);
    await load;
    return { trials: resets, text: recoveredIn([recovery]) };
  },
};

/** Longer than two heartbeats: connections must be given up, not only waited for. */
const blackSeconds = 25;

export const blackHole: FaultRow = {
  id: 'R3',
  title: `a black hole between the services and the broker for ${blackSeconds} s`,
  async run(world) {
    const { workload } = world;
    await workload.prepare(170);
    const load = workload.run({ perSecond, seconds: blackSeconds + 3, mix });
    await pause(2_000);
    for (const wire of world.links('broker')) wire.blackHole();
    await pause(blackSeconds * 1_000);
    for (const wire of world.links('broker')) wire.pass();
    const recovery = await secondsToRecover(world);
    await load;
    return { text: recoveredIn([recovery]) };
  },
};

const slow = { milliseconds: 500, bytesPerSecond: 8_000, seconds: 12 };

export const slowLink: FaultRow = {
  id: 'R4',
  title: 'a slow link to the broker: 0.5 s late, then 8 kB/s',
  async run(world) {
    const { workload } = world;
    await workload.prepare(140);
    const load = workload.run({ perSecond, seconds: 2 * slow.seconds, mix });
    for (const wire of world.links('broker')) wire.delay(slow.milliseconds);
    await pause(slow.seconds * 1_000);
    for (const wire of world.links('broker')) wire.drip(slow.bytesPerSecond);
    await load;
    for (const wire of world.links('broker')) wire.pass();
    return { trials: 2, text: recoveredIn([await secondsToRecover(world)]) };
  },
};
