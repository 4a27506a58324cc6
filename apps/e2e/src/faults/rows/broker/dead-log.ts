import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FaultRow } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import { inVhost, mix, perSecond } from './broker-work';
import { recoveredIn, secondsToRecover } from '../recovery';

const log = 'secop.log';
const seconds = 15;
/** What a power cut leaves of a file that the system had not written yet: its first bytes, and nothing. */
const header = 8;
const nothing = Buffer.alloc(4_096);

/** The stream's writer cannot start any more, and never confirms; events must not wait for it. */
export const deadLog: FaultRow = {
  id: 'R12',
  title: 'the stream secop.log dead: it confirms nothing',
  needs: { ownServers: true },
  async run(world) {
    const { workload, broker } = world;
    await workload.prepare(100);
    await broker.kill();
    const ruined = await Promise.all(broker.data.map(ruin));
    const files = ruined.reduce((sum, count) => sum + count, 0);
    await broker.start();
    const without = await secondsToRecover(world);
    await workload.run({ perSecond, seconds, mix });
    await replaceLog(world);
    const recovery = await secondsToRecover(world);
    const text = `${files} files of the stream were ruined; ${recoveredIn([without, recovery])} (without it, with a new one)`;
    return { text };
  },
};

async function ruin(data: string): Promise<number> {
  const files = await readdir(data, { recursive: true });
  const own = files.filter((file) => /\/stream\/[^/]+\/\d+\.(?:segment|index)$/.test(file));
  for (const file of own) {
    const bytes = await readFile(join(data, file));
    await writeFile(join(data, file), Buffer.concat([bytes.subarray(0, header), nothing]));
  }
  if (own.length === 0) throw new Error('the stream has no files yet');
  return own.length;
}

/** As an operator does it: the same queue and binding, declared once more. */
async function replaceLog(world: World): Promise<void> {
  const { broker } = world;
  const queue = inVhost(world, 'queues', log);
  const { arguments: wanted } = await broker.ask<{ arguments: object }>(queue);
  await broker.ask(queue, 'DELETE');
  await broker.ask(queue, 'PUT', { durable: true, arguments: wanted });
  const binding = inVhost(world, 'bindings', 'e', log, 'q', log);
  await broker.ask(binding, 'POST', { routing_key: '#' });
}
