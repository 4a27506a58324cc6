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
import { newRunFolder, runsFolder } from './run-folders';
import { startWorld } from './world/start-world';

/** `npm run faults`: the rows that were asked for, the table, and the page. */
runCommand(async () => {
  const { rows, seed, minutes, smoke } = readArguments(allRows);
  const lifetime = new Lifetime();
  endOnSignals(lifetime);
  const facts = runFacts(seed);
  const kept = new KeptResults(join(runsFolder, 'results'));
  say('faults', `${rows.length} rows, seed ${seed}`);
  const results = await runRows({
    rows,
    facts,
    minutes,
    keep: smoke ? () => undefined : kept.keep,
    startWorld: async (needs) => {
      const part = await lifetime.part('opposite');
      const run = await newRunFolder(part);
      return startWorld({ run, lifetime: part, keepData: false }, needs);
    },
  }).finally(() => lifetime.end());
  console.log(['', tableHead(), ...results.map(tableLine)].join('\n'));
  if (!smoke) writeFileSync(join(repository, 'docs/faults.md'), faultsPage(kept.read(allRows)));
  const missed = results.filter((result) => !passed(result)).map(({ id }) => id);
  console.log(missed.length > 0 ? `\nmissed: ${missed.join(', ')}` : '\nnothing missed');
  return missed.length === 0;
});
