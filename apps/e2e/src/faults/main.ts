import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOnSignals, Lifetime, repository, say } from '@secop/dev';
import { runCommand } from '../command-line';
import { readArguments } from './arguments';
import { allRows } from './matrix/all-rows';
import { faultsPage } from './matrix/faults-page';
import { KeptResults } from './matrix/kept-results';
import { passed } from './matrix/row-result';
import { runFacts } from './matrix/run-facts';
import { runRows } from './matrix/run-rows';
import { tableHead, tableLine } from './matrix/table';
import { allCaught, proofTable, prove } from './prove/prove';
import { seededBugs } from './prove/seeded-bugs';
import { newRunFolder, runsFolder } from './run-folders';
import type { Edit } from './world/build';
import type { Needs } from './world/held-servers';
import { startWorld } from './world/start-world';

/** `npm run faults`: the rows that were asked for, the table, and the page; or the proof of the checker. */
runCommand(async () => {
  const asked = readArguments(allRows);
  const lifetime = new Lifetime();
  endOnSignals(lifetime);
  const facts = runFacts(asked.seed);
  const kept = new KeptResults(join(runsFolder, 'results'));
  const start = async (needs: Needs, edits: readonly Edit[] = []) => {
    const part = await lifetime.part('opposite');
    const run = await newRunFolder(part);
    return startWorld({ run, lifetime: part, keepData: false }, needs, edits);
  };
  try {
    return asked.prove ? await proof() : await matrix();
  } finally {
    await lifetime.end();
    if (!asked.smoke)
      writeFileSync(
        join(repository, 'docs/faults.md'),
        faultsPage(kept.read(allRows), kept.proof()),
      );
  }

  async function proof(): Promise<boolean> {
    const proofs = await prove(
      seededBugs,
      (edits) => start({ ownServers: false, nodes: 1 }, edits),
      facts,
    );
    kept.keepProof({ proofs, run: facts });
    console.log(proofTable(proofs));
    return allCaught(proofs);
  }

  async function matrix(): Promise<boolean> {
    const { rows, minutes, smoke, seed } = asked;
    say('faults', `${rows.length} rows, seed ${seed}`);
    const keep = smoke ? () => undefined : kept.keep;
    const results = await runRows({ rows, facts, minutes, keep, startWorld: start });
    console.log(['', tableHead(), ...results.map(tableLine)].join('\n'));
    const missed = results.filter((result) => !passed(result)).map(({ id }) => id);
    console.log(missed.length > 0 ? `\nmissed: ${missed.join(', ')}` : '\nnothing missed');
    return missed.length === 0;
  }
});
