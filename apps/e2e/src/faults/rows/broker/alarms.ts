import { rm } from 'node:fs/promises';
import { eventually } from '@secop/testing';
import type { FaultRow } from '../../matrix/fault-row';
import type { Intent } from '../../world/workload';
import { ballast, leaveFree } from './ballast';
import { mix, perSecond } from './broker-work';
import { recoveredIn, secondsToRecover } from '../recovery';

const seconds = 15;

/** Enough of each that a percentile is not just the slowest one. */
const manyReads = { ...mix, read: mix.accept };

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
    const answered = await workload.run({ perSecond, seconds, mix: manyReads });
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
    await eventually('the broker has its disk alarm', () => broker.alarmed());
    const answered = await workload.run({ perSecond, seconds, mix });
    await rm(ballast(disk));
    await eventually('the disk alarm is over', async () => !(await broker.alarmed()));
    const recovery = await secondsToRecover(world);
    await broker.leaveSmallDisk();
    return { text: recoveredIn([recovery]), findings: untrue(answered) };
  },
};

const untrue = (intents: readonly Intent[]) =>
  intents
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ kind }) => ({
      letter: 'A' as const,
      text: `${kind} was not answered during the alarm`,
    }));
