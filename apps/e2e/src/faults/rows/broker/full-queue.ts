import { eventually } from '@secop/testing';
import type { FaultRow } from '../../matrix/fault-row';
import { inVhost } from './broker-work';
import { recoveredIn, secondsToRecover } from '../recovery';

const room = 10;
const accepted = 60;

/** accounts hears nothing for a while, and its queue takes ten events only: the rest must wait in their outboxes. */
export const fullQueue: FaultRow = {
  id: 'R5',
  title: `a full queue: accounts.events takes ${room} messages`,
  needs: { ownServers: true },
  async run(world) {
    const { workload, broker, databases } = world;
    await workload.prepare(accepted + 10);
    const policy = inVhost(world, 'policies', 'full');
    await broker.ask(policy, 'PUT', {
      pattern: '^accounts\\.events$',
      definition: { 'max-length': room },
      'apply-to': 'queues',
    });
    world.link('accounts', 'broker').refuse();
    await workload.run({ perSecond: 12, seconds: accepted / 12 });
    const requests = await databases.collection('access-requests', 'access_requests');
    const kept = await eventually('events are kept back', async () => {
      const count = await requests.countDocuments({ 'outbox.0': { $exists: true } });
      return count >= accepted / 2 && count;
    });
    world.link('accounts', 'broker').pass();
    await broker.ask(policy, 'DELETE');
    const recovery = await secondsToRecover(world);
    return {
      trials: kept,
      text: `${kept} events found no room and waited in their outboxes; ${recoveredIn([recovery])}`,
    };
  },
};
