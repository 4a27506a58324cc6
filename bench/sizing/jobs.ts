import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDirectory } from './loads/directory';
import type { Stage } from './stage';
import { owners } from './deployed';
import type { CommandUse } from './watching/run-measured';

/** Loads the directory, as an operator does. */
export async function importDirectory({ deployed, setting, plan }: Stage): Promise<CommandUse> {
  const file = join(setting.run.path, 'directory.csv');
  await writeDirectory(file, plan.entries);
  return deployed.operate('accounts', ['directory', 'import', file]);
}

/** What the reconciler's pod does with all that has been stored, until it compares. */
export async function reconcile({ deployed, setting }: Stage): Promise<CommandUse[]> {
  const folder = join(setting.run.path, `facts-${Date.now()}`);
  const [facts, out] = [join(folder, 'first'), join(folder, 'out')];
  await mkdir(facts, { recursive: true });
  await mkdir(out);
  const uses: CommandUse[] = [];
  for (const owner of owners) {
    uses.push(await deployed.operate(owner, ['facts', join(facts, `${owner}.jsonl`)]));
  }
  uses.push(await deployed.reconcile(['suspect', facts, out]));
  return uses;
}
