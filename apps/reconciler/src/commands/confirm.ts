import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { services, suspectIds, type Difference } from '@secop/contracts';
import { compareGroup } from '../comparing/compare-group';
import { sameAs, type Finding } from '../comparing/finding';
import type { Config } from '../config';
import { groupsOf } from '../joining/partitions';
import { FactsFolder } from '../reading/facts-folder';
import { idsFile, suspicion, suspicionFile } from './suspect';

export const differencesFile = 'differences.jsonl';

/**
 * Second reading: only what was suspicious before and still is, is a difference. Writes them, and for each service
 * what it shall repair.
 */
export async function confirm(facts: string, out: string, config: Config): Promise<Difference[]> {
  const written = async (file: string) =>
    JSON.parse(await readFile(join(out, file), 'utf8')) as unknown;
  const before = new Set(suspicion.parse(await written(suspicionFile)).findings);
  const asked = suspectIds.parse(await written(idsFile));
  const folder = await FactsFolder.open(facts, config.RECONCILE_GRACE_SECONDS);
  const reading = { ...folder.reading, accounts: new Set(asked.accounts) };
  const run = randomUUID();
  const options = { bytes: folder.bytes, partitionBytes: config.RECONCILE_PARTITION_BYTES };
  const differences = new Map<string, Difference>();
  for await (const group of groupsOf(folder.sightings(), options)) {
    for (const finding of compareGroup(group, reading)) {
      const same = sameAs(finding);
      if (before.has(same)) differences.set(same, differenceOf(finding, run, reading.at, config));
    }
  }
  const found = [...differences.values()];
  await writeLines(join(out, differencesFile), found);
  await writeRepairs(join(out, 'repairs'), found);
  return found;
}

function differenceOf(
  { kind, ids, since, repair }: Finding,
  run: string,
  at: Date,
  { RECONCILE_REPAIR_PATIENCE_SECONDS: patience }: Config,
): Difference {
  const ageSeconds = Math.max(0, Math.round((at.getTime() - Date.parse(since)) / 1_000));
  const order = repair && { ...repair, run };
  const severity = order && ageSeconds <= patience ? 'repairable' : 'alarm';
  return { kind, severity, ids, since, ageSeconds, repair: order };
}

/** A file for every service, empty when it has nothing to do. */
async function writeRepairs(folder: string, differences: readonly Difference[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const orders = new Map(
    differences.flatMap(({ repair }) => (repair ? [[JSON.stringify(repair), repair]] : [])),
  );
  for (const service of services) {
    const own = [...orders.values()].filter((order) => order.service === service);
    await writeLines(join(folder, `${service}.jsonl`), own);
  }
}

const writeLines = (file: string, lines: readonly object[]) =>
  writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
