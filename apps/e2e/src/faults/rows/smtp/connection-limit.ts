import { eventually } from '@secop/testing';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import { nothingWaits } from './mail-trial';

const mails = 60;
const most = 2;

/** The notifier would use five connections. */
export const connectionLimit: FaultRow = {
  id: 'F7',
  title: 'Connection limit: 421 from the third connection on, under load',
  run: async (world): Promise<RowNote> => {
    await world.workload.prepare(mails);
    await nothingWaits(world);
    world.smtp.limitConnections(most);
    world.smtp.disconnect();
    const before = world.smtp.mails.length;
    const refusedBefore = world.smtp.turnedAway;
    await world.workload.run({ perSecond: 20, seconds: mails / 20 });
    await eventually(
      'all mails came through two connections',
      async () => {
        await world.hasten();
        return world.smtp.mails.length >= before + mails;
      },
      120_000,
    );
    const refused = world.smtp.turnedAway - refusedBefore;
    if (refused === 0) throw new Error('nobody was turned away');
    return { trials: refused, text: `${refused} connections were turned away` };
  },
};
