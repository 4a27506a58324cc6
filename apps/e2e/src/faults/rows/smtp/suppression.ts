import { anAccountOf, aRequestOf } from '../../../companies/account';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import type { PendingRequest } from '../../world/workload';
import type { World } from '../../world/world';
import { everybodyWasTold, outcomeOf } from './mail-trial';

/** Addresses that do not exist, and one that the server only dislikes. */
const refusals = [
  { reply: '550 5.1.1 no such user', second: 'suppressed' },
  { reply: '550 5.1.10 null MX', second: 'suppressed' },
  { reply: '553 5.7.1 not today', second: 'sent' },
] as const;

/** The harness lifts each suppression in the database, as a completed verification would. */
export const suppression: FaultRow = {
  id: 'F3',
  title: '5.1.x at RCPT: failed, and that address gets no further mail',
  allows: { unsent: ['failed', 'suppressed'] },
  run: async (world): Promise<RowNote> => {
    const findings: { letter: 'I'; text: string }[] = [];
    await world.workload.prepare(refusals.length);
    for (const { reply, second } of refusals) {
      const [request] = world.workload.take(1);
      const later = await anotherOf(request!);
      await everybodyWasTold(world, [request!, later]);
      world.smtp.script({ verb: 'RCPT', reply, times: 1 });
      const states = [await stateAfter(world, request!), await stateAfter(world, later)];
      const expected = ['failed', second];
      if (states.join() !== expected.join()) {
        findings.push({
          letter: 'I',
          text: `${reply}: ${states.join()} instead of ${expected.join()}`,
        });
      }
      await lift(world, request!);
    }
    return { trials: refusals.length, findings };
  },
};

async function stateAfter(world: World, request: PendingRequest): Promise<string> {
  await world.workload.accept(request);
  return (await outcomeOf(world, request)).state;
}

/** The same person at a further account. */
async function anotherOf({ administrator, requester }: PendingRequest): Promise<PendingRequest> {
  const { id: accountId } = await anAccountOf(administrator);
  const { id } = await aRequestOf(requester, accountId);
  return { id, accountId, administrator, requester };
}

async function lift({ databases }: World, { requester }: PendingRequest): Promise<void> {
  const recipients = await databases.collection('notifier', 'recipients');
  await recipients.updateOne({ _id: requester.id }, { $unset: { suppressedAt: '' } });
}
