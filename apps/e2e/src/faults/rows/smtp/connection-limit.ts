import { eventually } from '@secop/testing';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import { everybodyWasTold, nothingWaits } from './mail-trial';

const mails = 60;
const most = 2;
/** Slow enough that the notifier wants all its connections. */
const wireDelay = 20;

/** The notifier would use five connections. */
export const connectionLimit: FaultRow = {
  id: 'F7',
  title: 'Connection limit: 421 from the third connection on, with more mail than two can carry',
  run: async (world): Promise<RowNote> => {
    const { smtp, workload } = world;
    await workload.prepare(mails);
    const requests = workload.take(mails);
    await everybodyWasTold(world, requests);
    world.link('notifier', 'smtp').delay(wireDelay);
    smtp.limitConnections(most);
    smtp.disconnect();
    const [accepted, turnedAway] = [smtp.mails.length, smtp.turnedAway];
    await Promise.all(requests.map((request) => workload.accept(request)));
    await eventually(
      'all mails came through two connections',
      async () => {
        await nothingWaits(world);
        return smtp.mails.length >= accepted + mails;
      },
      120_000,
    );
    const refused = smtp.turnedAway - turnedAway;
    if (refused === 0) throw new Error('nobody was turned away');
    return { trials: mails, text: `${refused} connections were turned away` };
  },
};
