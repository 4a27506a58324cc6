import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { compareGroup } from '../comparing/compare-group';
import { sameAs } from '../comparing/finding';
import { IdsToReadAgain } from '../comparing/ids-to-read-again';
import type { Config } from '../config';
import { groupsOf } from '../joining/partitions';
import { FactsFolder } from '../reading/facts-folder';

/** What the first reading found suspicious. */
export const suspicion = z.object({
  findings: z.array(z.string()),
  /** Beyond what one run looks at. */
  more: z.int().min(0),
});
export const suspicionFile = 'suspicion.json';
/** For `facts --ids`. */
export const idsFile = 'ids.json';

/** First reading: compares everything and names what has to be read a second time. Answers how much that is. */
export async function suspect(facts: string, out: string, config: Config): Promise<number> {
  const folder = await FactsFolder.open(facts, config.RECONCILE_GRACE_SECONDS);
  const findings = new Set<string>();
  const again = new IdsToReadAgain();
  let more = 0;
  const options = { bytes: folder.bytes, partitionBytes: config.RECONCILE_PARTITION_BYTES };
  for await (const group of groupsOf(folder.sightings(), options)) {
    const found = compareGroup(group, folder.reading);
    if (found.length === 0) continue;
    if (findings.size + found.length > config.RECONCILE_MAXIMUM_DIFFERENCES) {
      more += found.length;
      continue;
    }
    for (const finding of found) findings.add(sameAs(finding));
    again.add(group, folder.reading);
  }
  await mkdir(out, { recursive: true });
  const suspected: z.infer<typeof suspicion> = { findings: [...findings], more };
  await writeFile(join(out, suspicionFile), JSON.stringify(suspected));
  await writeFile(join(out, idsFile), JSON.stringify(again.ids));
  return findings.size;
}
