import type { FaultRow } from '../../matrix/fault-row';
import type { StorePart } from '../../servers/controlled-store';
import { pause } from '../pause';
import { recoveredIn, secondsToRecover } from '../recovery';
import { mix, perSecond } from './store-work';

const times = 3;
const seconds = 10;

const killedRow = (id: FaultRow['id'], title: string, part?: StorePart): FaultRow => ({
  id,
  title,
  needs: { ownServers: true },
  async run(world, random) {
    const { workload, store } = world;
    if (part && store.undivided) throw new Error(store.undivided);
    const recoveries: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await workload.prepare(60);
      const load = workload.run({ perSecond, seconds, mix });
      await pause(random.between(1_000, 3_000));
      await store.kill(part);
      await pause(random.between(500, 4_000));
      await store.start();
      recoveries.push(await secondsToRecover(world));
      await load;
    }
    return { trials: times, text: recoveredIn(recoveries) };
  },
});

export const killedRows: readonly FaultRow[] = [
  killedRow('M1', 'the store killed with -9 and started again, under load'),
  killedRow('M2', 'FerretDB alone killed with -9, PostgreSQL lives', 'front'),
  killedRow('M3', 'PostgreSQL alone killed with -9, FerretDB lives', 'database'),
];
