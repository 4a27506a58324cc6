import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { follow } from './follow';
import { Shell } from './shell';
import { isIn, stepsIn } from './steps';

const usage = `Usage: npm run docs:follow -- PAGE [--section TITLE …] [--folder FOLDER] [--patience MINUTES]
  types what the page tells people to type, from an empty folder on, and compares what comes with what it says
  --section    only what stands below that heading; more than one: one after the other
  --folder     where to begin; otherwise a new one
  --instead    THIS=THAT: what the page says differently from here, such as a port that is taken
  --patience   for one command; 20`;

/** `…` in a page stands for whatever comes; a command that fails, or answers otherwise, ends it with exit code 1. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      section: { type: 'string', multiple: true },
      folder: { type: 'string' },
      instead: { type: 'string', multiple: true, default: [] },
      patience: { type: 'string', default: '20' },
      help: { type: 'boolean', default: false },
    },
  });
  const [page] = positionals;
  if (values.help || page === undefined) {
    (values.help ? console.log : console.error)(usage);
    return values.help ? 0 : 2;
  }
  const text = values.instead
    .map((pair) => pair.split('=') as [string, string])
    .reduce((told, [one, other]) => told.replaceAll(one, other), readFileSync(page, 'utf8'));
  const all = stepsIn(text);
  const steps = values.section
    ? values.section.flatMap((title) => all.filter((step) => isIn(title, step)))
    : all;
  if (steps.length === 0) throw new Error(`${page}: nothing to type there`);
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'followed-'));
  console.log(`in ${folder}`);
  const shell = new Shell(folder);
  process.once('SIGINT', () => shell.end()).once('SIGTERM', () => shell.end());
  try {
    const patience = Number(values.patience) * 60_000;
    const { milliseconds } = await follow(page, steps, shell, { patience, say: console.log });
    console.log(
      `${page}: ${steps.length} commands, ${Math.round(milliseconds / 1_000)} s, as it says`,
    );
    return 0;
  } finally {
    shell.end();
  }
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: Error) => {
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  },
);
