import type { ServiceName } from '@secop/dev';
import { eventually } from '@secop/testing';
import { queuesOf } from '../../checker/queues';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import { pause } from '../pause';

const inFlight = 1_000;
const perSecond = 50;
const order: readonly ServiceName[] = ['accounts', 'access-requests', 'notifier', 'accounts'];

/** A thousand acceptances that were answered and have no effect yet; then every service on their way is told to end. */
export const drain: FaultRow = {
  id: 'P7',
  title: `SIGTERM with ${inFlight.toLocaleString('en')} acceptances in flight`,
  async run(world): Promise<RowNote> {
    const { workload, services } = world;
    await workload.prepare(inFlight);
    world.link('accounts', 'broker').refuse();
    await workload.run({ perSecond, seconds: inFlight / perSecond });
    const waiting = await eventually('they all wait', () => waitingFor(world, inFlight * 0.98));
    world.link('accounts', 'broker').pass();
    const codes: string[] = [];
    for (const service of order) {
      await pause(1_500);
      codes.push(`${service} ${await services.stop(service)}`);
    }
    await services.allReady();
    const failed = codes.filter((code) => !code.endsWith(' 0'));
    return {
      text: `${waiting} messages waited for accounts; exit codes: ${codes.join(', ')}`,
      findings: failed.map((code) => ({ letter: 'S', text: `ended with another code: ${code}` })),
    };
  },
};

async function waitingFor(world: World, least: number): Promise<number | false> {
  const queues = await queuesOf(world.managementUrl, world.brokerUrl);
  const count = queues.find(({ name }) => name === 'accounts.events')?.messages ?? 0;
  return count >= least && count;
}
