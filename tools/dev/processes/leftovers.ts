import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lives, signalGroup } from './identity.cjs';
import type { ProcessIdentity } from './identity.cjs';
import { waitUntil } from './wait-until';

interface Recorded {
  name: string;
  supervisor: ProcessIdentity;
  child: ProcessIdentity;
}

/**
 * Ends what an earlier command of this run folder left behind: exactly the processes it recorded, recognised by pid and
 * start time. A supervisor that is still alive is already ending its child and gets `patienceMs` for it.
 * Returns the names of the children that had to be ended.
 */
export async function clearLeftovers(records: string, patienceMs = 15_000): Promise<string[]> {
  const files = (await readdir(records).catch(() => [])).filter((file) => file.endsWith('.json'));
  const cleared = await Promise.all(
    files.map(async (file) => {
      const path = join(records, file);
      const recorded = await readRecord(path);
      const wasAlive = recorded !== undefined && (await end(recorded, patienceMs));
      await rm(path, { force: true });
      return wasAlive ? recorded.name : undefined;
    }),
  );
  return cleared.filter((name) => name !== undefined);
}

async function end({ supervisor, child }: Recorded, patienceMs: number): Promise<boolean> {
  await waitUntil(() => !lives(supervisor) || !lives(child), patienceMs);
  if (!lives(child)) return false;
  signalGroup(child.pid, 'SIGTERM');
  await waitUntil(() => !lives(child), patienceMs);
  if (lives(child)) signalGroup(child.pid, 'SIGKILL');
  await waitUntil(() => !lives(child), 5_000);
  return true;
}

async function readRecord(path: string): Promise<Recorded | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Recorded;
  } catch {
    return undefined;
  }
}
