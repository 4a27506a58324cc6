import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SystemFile } from '../system/system-file';
import { ReconciliationSteps } from './steps';

export const reconcileUsage =
  'npm run ops -- reconcile [--repair [--as NAME]] [--since TIME] [--grace SECONDS] [--json]';
/** A repair takes effect through events; how often is looked whether it has. */
const looks = 6;
const pause = 3_000;

/** As the scheduled job does it: reads twice, compares, and with --repair orders what is safe and looks again. */
export async function reconcile(system: SystemFile, args: string[]): Promise<number> {
  const options = understood(args);
  if (!options) {
    console.error(`Usage: ${reconcileUsage}`);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'reconciliation-'));
  try {
    return await run(new ReconciliationSteps(system, folder, options.grace), options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Options = NonNullable<ReturnType<typeof understood>>;

async function run(steps: ReconciliationSteps, options: Options): Promise<number> {
  const json = options.json ? ['--json'] : [];
  const since = options.since ? ['--since', options.since] : [];
  await steps.compare('suspect', await steps.readFacts('first', ...since), steps.out);
  await readAgain(steps, 'second');
  if (options.repair && (await repairable(steps)) > 0) {
    await steps.report(...json, '--repaired');
    await steps.repair(options.as);
    await untilRepaired(steps);
  }
  return steps.report(...json);
}

async function readAgain(steps: ReconciliationSteps, name: string): Promise<void> {
  const ids = join(steps.out, 'ids.json');
  await steps.compare('confirm', await steps.readFacts(name, '--ids', ids), steps.out);
}

async function untilRepaired(steps: ReconciliationSteps): Promise<void> {
  for (let look = 1; look <= looks; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await readAgain(steps, `after the repair, ${look}`);
    if ((await repairable(steps)) === 0) return;
  }
}

async function repairable({ out }: ReconciliationSteps): Promise<number> {
  const lines = (await readFile(join(out, 'differences.jsonl'), 'utf8')).split('\n');
  return lines.filter((line) => line.includes('"repair":')).length;
}

function understood(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        repair: { type: 'boolean', default: false },
        as: { type: 'string', default: 'reconciler' },
        since: { type: 'string' },
        grace: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch {
    return undefined;
  }
}
