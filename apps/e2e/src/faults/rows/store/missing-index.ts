import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, repository, startSupervised, untilReady } from '@secop/dev';
import type { FaultRow } from '../../matrix/fault-row';
import type { World } from '../../world/world';

const [collection, index] = ['access_requests', 'open-per-account'];
const twins = ['planted-1', 'planted-2'].map((_id) => ({
  ...{ _id, reference: _id, userId: 'planted', accountId: 'planted', slot: _id, open: true },
}));
const patience = 60_000;

/** A unique index is a rule of the domain: what can be made is made, and nobody works without it. */
export const missingIndex: FaultRow = {
  id: 'M10',
  title: 'a unique index missing at start, and data that forbid it',
  async run(world) {
    const requests = await world.databases.collection('access-requests', collection);
    await requests.dropIndex(index);
    await requests.insertMany(twins);
    const refusal = await startAndEnd(world);
    await requests.deleteMany({ _id: { $in: twins.map(({ _id }) => _id) } });
    const second = await startAndEnd(world);
    const present = (await requests.listIndexes().toArray()).some(({ name }) => name === index);
    const findings = [
      ...(refusal.ready || refusal.code === 0 ? ['it started without its unique index'] : []),
      ...(saysWhy(refusal.said) ? [] : ['it did not say which index is missing, and why']),
      ...(second.ready && present ? [] : ['it did not make the index that could be made']),
    ];
    return {
      trials: 2,
      text: `it ended with code ${refusal.code} and said: ${refusal.said}`,
      findings: findings.map((text) => ({ letter: 'I', text })),
    };
  },
};

/** In one sentence: which index, of which collection, and what stands in its way. */
const saysWhy = (said: string) =>
  said.includes(`index ${index} of ${collection}`) && said.includes('have the same key');

/** One more process of the service; until it is ready, or has ended by itself. */
async function startAndEnd({ services, folder }: World) {
  const port = await freePort();
  const log = join(folder, `one-more-${port}.log`);
  const one = await startSupervised({
    ...{ name: 'one-more', command: process.execPath, cwd: repository, log },
    args: ['-r', '@swc-node/register', 'apps/access-requests/src/main.ts'],
    env: { ...services.environmentOf('access-requests'), PORT: String(port) },
  });
  const answers = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    if (!answer.ok) throw new Error('not ready');
  };
  const ready = await untilReady(one, answers, patience).then(
    () => true,
    () => false,
  );
  await one.stop();
  const { code } = await one.ended;
  return { ready, code, said: lastWords(await readFile(log, 'utf8')) };
}

function lastWords(log: string): string {
  const lines = log.split('\n').filter((line) => line.includes('"level":60'));
  const { what, error } = JSON.parse(lines.at(-1) ?? '{}') as Partial<LastLine>;
  return [what, error?.message].filter(Boolean).join(': ').slice(0, 200);
}

interface LastLine {
  readonly what: string;
  readonly error: { readonly message: string };
}
