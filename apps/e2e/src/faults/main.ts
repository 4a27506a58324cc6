import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOnSignals, Lifetime, repository, say, type Setting } from '@secop/dev';
import { format, resolveConfig } from 'prettier';
import { runCommand } from '../command-line';
import { readArguments, type Asked } from './arguments';
import { allRows } from './matrix/all-rows';
import { faultsPage } from './matrix/faults-page';
import { KeptResults } from './matrix/kept-results';
import { passed, type RunFacts } from './matrix/row-result';
import { runFacts } from './matrix/run-facts';
import { runRows } from './matrix/run-rows';
import { tableHead, tableLine } from './matrix/table';
import { onThreeNodes } from './matrix/three-nodes';
import { allCaught, proofTable, prove } from './prove/prove';
import { seededBugs } from './prove/seeded-bugs';
import { newRunFolder, runsFolder } from './run-folders';
import type { Edit } from './world/build';
import { startServers } from './world/held-servers';
import { startWorld } from './world/start-world';

const page = join(repository, 'docs/faults.md');

/** `npm run faults`: the rows that were asked for, the table, and the page; or the proof of the checker. */
runCommand(async () => {
  const asked = readArguments(allRows);
  const lifetime = new Lifetime();
  endOnSignals(lifetime);
  const facts = runFacts(asked.seed);
  const kept = new KeptResults(join(runsFolder, 'results'));
  try {
    const passes = asked.prove
      ? await proof(lifetime, facts, kept)
      : await matrix(asked, lifetime, facts, kept);
    if (!asked.smoke) await writePage(kept);
    return passes;
  } finally {
    await lifetime.end();
  }
});

async function matrix(asked: Asked, lifetime: Lifetime, facts: RunFacts, kept: KeptResults) {
  const { rows, minutes, smoke, seed } = asked;
  say('faults', `${rows.length} rows, seed ${seed}`);
  const results = await runRows({
    rows,
    facts,
    minutes,
    keep: smoke ? () => undefined : kept.keep,
    startWorld: async (needs) => {
      const setting = await newSetting(lifetime);
      return startWorld(setting, await startServers(setting, needs));
    },
  });
  console.log(['', tableHead(), ...results.map(tableLine)].join('\n'));
  const missed = results.filter((result) => !passed(result)).map(({ id }) => id);
  console.log(missed.length > 0 ? `\nmissed: ${missed.join(', ')}` : '\nnothing missed');
  return missed.length === 0;
}

/** On the same servers, and a world of its own for each bug. */
async function proof(lifetime: Lifetime, facts: RunFacts, kept: KeptResults): Promise<boolean> {
  const servers = await startServers(await newSetting(lifetime), { ownServers: false, nodes: 1 });
  const start = async (edits: readonly Edit[]) =>
    startWorld(await newSetting(lifetime), servers, edits);
  const proofs = await prove(seededBugs, start, facts);
  kept.keepProof({ proofs, run: facts });
  console.log(proofTable(proofs));
  return allCaught(proofs);
}

async function newSetting(whole: Lifetime): Promise<Setting> {
  const lifetime = await whole.part('opposite');
  return { run: await newRunFolder(lifetime), lifetime, keepData: false };
}

async function writePage(kept: KeptResults): Promise<void> {
  const text = faultsPage(kept.read([...allRows, ...allRows.flatMap(onThreeNodes)]), kept.proof());
  const style = await resolveConfig(page);
  writeFileSync(page, await format(text, { ...style, parser: 'markdown' }));
}
