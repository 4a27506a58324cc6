import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lifetime } from '../processes/lifetime';
import { tail } from '../processes/run-command';
import { startSupervised, type Supervised, type SupervisedOptions } from '../processes/supervised';
import type { RunFolder } from '../run-folder';

/** Where providers work: the run they belong to, what they start, and whether its data outlives the run. */
export interface Setting {
  run: RunFolder;
  lifetime: Lifetime;
  keepData: boolean;
}

/** Starts a process of this run: recorded, logged to a file of its name, ended with the command. */
export async function startProcess(
  { run, lifetime }: Setting,
  options: SupervisedOptions,
): Promise<Supervised> {
  const { name } = options;
  const log = run.log(name);
  await writeFile(log, '', { mode: 0o600 });
  const started = await startSupervised({ log, record: run.record(name), ...options });
  await lifetime.add(started.stop);
  return started;
}

/** The folder of a component's data in this run. */
export async function dataFolder({ run }: Setting, name: string): Promise<string> {
  const folder = join(run.data, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Waits until the probe no longer throws; fails at once if the process ends, or after the limit. */
export async function untilReady(
  process: Supervised,
  probe: () => Promise<unknown>,
  limitMs = 60_000,
): Promise<void> {
  let over = false;
  void process.ended.then(() => (over = true));
  const deadline = performance.now() + limitMs;
  for (;;) {
    const failure = await probe().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (failure === undefined) return;
    const late = performance.now() > deadline;
    if (over || late) {
      const said = process.log ? await tail(process.log, 3) : '';
      throw new Error(
        `${process.name} ${over ? 'ended' : 'did not answer in time'}: ${said || failure}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
