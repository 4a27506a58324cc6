import { setTimeout as delay } from 'node:timers/promises';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import { everybodyWasTold, nothingWaits, outcomeOf } from './mail-trial';

const mails = 10;
const seconds = 3;
/** Whoever comes back earlier is refused again. */
const earliest = 300_000;

/** Here an address is let in after 3 s; the journal must have waited for five minutes, and is moved forward then. */
export const greylist: FaultRow = {
  id: 'F6',
  title: 'Greylist: 451 until some time after the first try',
  smoke: true,
  run: async (world): Promise<RowNote> => {
    await world.workload.prepare(mails);
    const requests = world.workload.take(mails);
    await everybodyWasTold(world, requests);
    world.smtp.greylist(seconds);
    await Promise.all(requests.map((request) => world.workload.accept(request)));
    const rows = await Promise.all(requests.map((request) => outcomeOf(world, request)));
    const early = rows.filter(
      ({ state, dueAt, last }) =>
        state !== 'retry' || dueAt!.getTime() - last!.at.getTime() < earliest,
    );
    await delay(seconds * 1_000);
    await nothingWaits(world);
    const text = `${early.length} greylisted mails come back too early`;
    return { trials: mails, findings: early.length > 0 ? [{ letter: 'I', text }] : [] };
  },
};
