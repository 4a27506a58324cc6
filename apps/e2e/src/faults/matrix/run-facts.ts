import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import type { RunFacts } from './row-result';

/** What a reader needs to judge the figures, or to run the same again. */
export function runFacts(seed: number): RunFacts {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD'),
    seed,
    machine: `${cpus().length} cores, ${gigabytes} GB, ${type()} ${release().split('-')[0]}`,
    versions: `Node ${process.versions.node}, ${['amqplib', 'mongoose', 'nodemailer'].map(versionOf).join(', ')}`,
  };
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function versionOf(name: string): string {
  const file = join(repository, 'node_modules', name, 'package.json');
  return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
}
