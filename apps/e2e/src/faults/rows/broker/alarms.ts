import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { SmallDisk } from '@secop/dev';
import { eventually } from '@secop/testing';
import type { FaultRow } from '../../matrix/fault-row';
import type { Intent } from '../../world/workload';
import { pause } from '../pause';
import { mix, perSecond } from './broker-work';
import { recoveredIn, secondsToRecover } from './recovery';

const seconds = 15;

/** Publishers are blocked; people are answered as ever, because an answer needs the store alone. */
export const memoryAlarm: FaultRow = {
  id: 'R9',
  title: `memory alarm: publishers blocked for ${seconds} s`,
  needs: { ownServers: true },
  healthy: ['accept', 'read'],
  async run(world) {
    const { workload, broker } = world;
    await workload.prepare(120);
    await broker.raiseMemoryAlarm();
    const answered = await workload.run({ perSecond, seconds, mix });
    await broker.endMemoryAlarm();
    const recovery = await secondsToRecover(world);
    return { text: recoveredIn([recovery]), findings: untrue(answered) };
  },
};

const megabytes = 300;

export const diskAlarm: FaultRow = {
  id: 'R10',
  title: 'disk alarm: less than the limit is free',
  needs: { ownServers: true },
  async run(world) {
    const { workload, broker } = world;
    await workload.prepare(120);
    const disk = await broker.moveToSmallDisk(megabytes);
    await secondsToRecover(world);
    await leaveFree(disk, 20);
    await eventually('the broker has its disk alarm', () => broker.alarmed(), 30_000);
    const answered = await workload.run({ perSecond, seconds, mix });
    await rm(ballast(disk));
    await eventually('the disk alarm is over', async () => !(await broker.alarmed()), 30_000);
    const recovery = await secondsToRecover(world);
    await broker.leaveSmallDisk();
    return { text: recoveredIn([recovery]), findings: untrue(answered) };
  },
};

/** The alarm is switched off, as good as: the broker runs into the end of the disk. */
export const fullDisk: FaultRow = {
  id: 'R11',
  title: 'a really full disk under the broker',
  needs: { ownServers: true },
  async run(world) {
    const { workload, broker } = world;
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
    const recovery = await secondsToRecover(world);
    await broker.leaveSmallDisk();
    return { text: `the broker ${died ? 'died of it' : 'lived on'}; ${recoveredIn([recovery])}` };
  },
};

const untrue = (intents: readonly Intent[]) =>
  intents
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ kind }) => ({
      letter: 'A' as const,
      text: `${kind} was not answered during the alarm`,
    }));

const ballast = (disk: SmallDisk) => join(disk.folder, 'ballast');

/** Fills the disk until about so many megabytes are free. */
async function leaveFree(disk: SmallDisk, free: number): Promise<void> {
  const file = await open(ballast(disk), 'w');
  const megabyte = Buffer.alloc(2 ** 20);
  try {
    for (;;) {
      const { bavail, bsize } = await statfs(disk.folder);
      if ((bavail * bsize) / 2 ** 20 <= free) return;
      await file.write(megabyte);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
}
