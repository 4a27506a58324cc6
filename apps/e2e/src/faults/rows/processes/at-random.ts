import { serviceNames } from '@secop/dev';
import type { FaultRow } from '../../matrix/fault-row';
import { pause } from '../pause';

const mix = { accept: 6, reject: 1, withdraw: 1, submit: 6, read: 2 } as const;
const perSecond = 6;

/** kill -9 of whichever service, again and again, while people work. */
export const atRandom: FaultRow = {
  id: 'P8',
  title: 'every service killed with -9 at random, under load',
  minutes: 2,
  async run({ workload, services }, random, minutes) {
    const seconds = minutes * 60;
    await workload.prepare(60);
    const load = workload.run({ perSecond, seconds, mix });
    const end = performance.now() + seconds * 1_000;
    let kills = 0;
    while (performance.now() < end - 2_000) {
      await pause(random.between(1_000, 5_000));
      const victim = random.oneOf(serviceNames);
      if (!services.isUp(victim)) continue;
      services.kill(victim);
      kills += 1;
    }
    await load;
    return { trials: kills, text: `${minutes} min` };
  },
};

const times = 3;

export const allAtOnce: FaultRow = {
  id: 'P9',
  title: 'all services killed with -9 at once, under load',
  smoke: true,
  async run({ workload, services }, random) {
    await workload.prepare(60);
    const load = workload.run({ perSecond, seconds: times * 9, mix });
    for (let time = 0; time < times; time += 1) {
      await pause(random.between(1_000, 3_000));
      await services.allReady();
      for (const service of serviceNames) services.kill(service);
    }
    await load;
    return { trials: times };
  },
};
