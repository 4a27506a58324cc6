import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endOnSignals, Lifetime, RunFolder, repository, runCommand, say } from '@secop/dev';
import { contestantNames, type ContestantName } from './contestants';
import { rows, type Row } from './faults/rows';
import { keepTable, printed, type Outcome } from './table';
import { Ground } from './trial/ground';
import { Trial } from './trial/trial';

const usage = 'npm run bench:peers -- [--only CONTESTANT,…] [--row NUMBER,…]';

/** The same small workflow over five ways to use RabbitMQ from Nest, under the same faults; one table. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, row: { type: 'string' } } });
  const chosen = contestantNames.filter((name) => values.only?.split(',').includes(name) ?? true);
  const wanted = rows.filter((_, at) => values.row?.split(',').includes(String(at + 1)) ?? true);
  if (chosen.length === 0 || wanted.length === 0) throw new Error(`usage: ${usage}`);
  const run = new RunFolder(join(repository, '.run/peers'));
  const setting = { run, lifetime: new Lifetime(), keepData: false };
  endOnSignals(setting.lifetime);
  try {
    await installLibraries(run);
    const ground = await Ground.prepare(setting);
    const outcomes: Outcome[] = [];
    for (const row of wanted) {
      for (const contestant of chosen) outcomes.push(await tried(setting, ground, row, contestant));
    }
    await ground.clear();
    console.log(printed(outcomes));
    if (chosen.length === contestantNames.length && wanted.length === rows.length)
      keepTable(outcomes);
  } finally {
    await setting.lifetime.end();
  }
}

async function tried(
  setting: Parameters<typeof Trial.of>[0],
  ground: Ground,
  row: Row,
  contestant: ContestantName,
): Promise<Outcome> {
  const trial = await Trial.of(setting, ground, contestant, row.failing ?? false);
  const started = performance.now();
  try {
    await row.run(trial, contestant);
    const verdict = await trial.verdict();
    const { lost, stuck, duplicated } = verdict;
    const seconds = Math.round((performance.now() - started) / 1_000);
    const found = `${lost} lost, ${stuck} stuck, ${duplicated} duplicated`;
    say(contestant, `${row.name}: ${found} (${seconds} s)`);
    return { row: row.name, contestant, verdict };
  } finally {
    await trial.end();
  }
}

/** They are measured, not used: the product does without them. */
async function installLibraries(run: RunFolder): Promise<void> {
  const folder = join(repository, 'bench/peers');
  say('peers', 'installing the libraries that are measured');
  await runCommand({
    name: 'npm ci',
    command: 'npm',
    args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    cwd: folder,
    log: run.log('npm-ci'),
    record: run.record('npm-ci'),
    limitMs: 300_000,
  });
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
