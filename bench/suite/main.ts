import { join } from 'node:path';
import {
  endOnSignals,
  Lifetime,
  repository,
  resolveServers,
  RunFolder,
  say,
  tryLock,
} from '@secop/dev';
import { Bench } from './bench';
import { isMet } from './figures';
import { cores, idleLoad } from './machine';
import { parts } from './parts';
import { planOf, usage, type Plan } from './plan';
import { printed } from './printed';
import { keepResults, type Results } from './results';

async function main(): Promise<number> {
  const plan = readArguments();
  const run = new RunFolder(join(repository, '.run/bench'));
  const held = tryLock(run.commandLock);
  if (!held) throw new Error('Another `npm run bench` runs in this clone.');
  process.once('exit', held.release);
  const setting = { run, lifetime: new Lifetime(), keepData: true };
  endOnSignals(setting.lifetime);
  try {
    const servers = await resolveServers(setting);
    const bench = await Bench.begin(setting, servers, plan);
    const results = await measure(bench);
    console.log(printed(results));
    const missed = results.parts.some(({ figures }) => figures.some((one) => isMet(one) === false));
    return plan.check && missed ? 1 : 0;
  } finally {
    await setting.lifetime.end();
  }
}

async function measure(bench: Bench): Promise<Results> {
  const results: Results = { measuredAt: new Date().toISOString(), cores: cores(), parts: [] };
  for (const name of bench.plan.parts) {
    const before = await idleLoad();
    const others = before ? before.busy + before.stolen : undefined;
    say(name, others === undefined ? 'begins' : `begins; others take ${others.toFixed(2)} cores`);
    const started = performance.now();
    const { figures, notes } = await parts[name](bench);
    const seconds = Math.round((performance.now() - started) / 1_000);
    results.parts.push({ name, seconds, others, figures, notes });
    keepResults(results, bench.plan);
    say(name, `measured in ${seconds} s`);
  }
  return results;
}

function readArguments(): Plan {
  try {
    return planOf(process.argv.slice(2));
  } catch (error) {
    throw new Error(`${(error as Error).message}\nusage: ${usage}`);
  }
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
