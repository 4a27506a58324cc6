import { rm } from 'node:fs/promises';
import type { FaultRow } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import { pause } from '../pause';
import { ballast, leaveFree } from './ballast';
import { inVhost, mix, perSecond } from './broker-work';
import { repairedByReconciler } from './reconciled';
import { recoveredIn, secondsToRecover } from '../recovery';

const [seconds, megabytes] = [15, 300];
/** Milliseconds until the management API knows a node that has just started. */
const statistics = 8_000;

/** The alarm is switched off, as good as: the broker runs into the end of the disk. */
export const fullDisk: FaultRow = {
  id: 'R11',
  title: 'a really full disk under the broker',
  needs: { ownServers: true },
  singleNode: true,
  allows: { secondsToEmpty: 180 },
  async run(world) {
    const { workload, broker } = world;
    const since = new Date();
    await workload.prepare(120);
    const disk = await broker.moveToSmallDisk(megabytes);
    await secondsToRecover(world);
    await broker.ctl('set_disk_free_limit', '1');
    await leaveFree(disk, 0);
    await workload.run({ perSecond, seconds, mix });
    const died = !broker.runs();
    await rm(ballast(disk));
    await pause(1_000);
    if (!died) await broker.kill();
    await broker.start();
    const gone = await replaceRuined(world);
    const recovery = await secondsToRecover(world);
    await broker.leaveSmallDisk();
    const repaired = gone.length > 0 ? await repairedByReconciler(world, since) : undefined;
    const ruined = repaired
      ? `it ruined ${gone.join(', ')}; ${repaired.text}`
      : 'no queue was ruined';
    return {
      findings: repaired?.findings,
      text: `the broker ${died ? 'died of it' : 'lived on'}; ${ruined}; ${recoveredIn([recovery])}`,
    };
  },
};

interface QueueState {
  readonly name: string;
  readonly type: string;
  readonly leader?: string;
}

/** A quorum queue that RabbitMQ cannot start again is deleted, as an operator would; the services declare it anew. */
async function replaceRuined(world: World): Promise<string[]> {
  const { broker } = world;
  await pause(statistics);
  const queues = await broker.ask<QueueState[]>(inVhost(world, 'queues'));
  const ruined = queues.filter(({ type, leader }) => type === 'quorum' && !leader);
  for (const { name } of ruined) await broker.ask(inVhost(world, 'queues', name), 'DELETE');
  return ruined.map(({ name }) => name);
}
