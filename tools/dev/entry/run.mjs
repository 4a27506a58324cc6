// What every command does before its TypeScript can run: the right Node, the dependencies, the compiler hook.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dependenciesAgree } from './dependencies.cjs';
import { lock } from '../processes/lock.cjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const supervise = fileURLToPath(new URL('../processes/supervise.cjs', import.meta.url));

/** Runs tools/dev/<command>.ts in this process. */
export async function run(command) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`This needs Node 20.19 or newer; you run ${process.versions.node}.`);
  }
  process.chdir(root);
  await installDependencies();
  const require = createRequire(import.meta.url);
  require('@swc-node/register');
  require(`../${command}.ts`);
}

async function installDependencies() {
  if (dependenciesAgree(root)) return;
  mkdirSync(join(root, '.run'), { recursive: true });
  const held = await lock(join(root, '.run/installing.lock'), (pid) =>
    console.log(`Another command (process ${pid}) installs the dependencies; waiting for it.`),
  );
  try {
    if (!dependenciesAgree(root)) await npmCi();
  } finally {
    held.release();
  }
  if (!dependenciesAgree(root))
    stop('`npm ci` ended, but node_modules still differs from package-lock.json.');
}

async function npmCi() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log('Dependencies and package-lock.json disagree: npm ci');
  const progress = setInterval(() => console.log(`  npm ci: ${seconds()} s`), 10_000);
  const npm = process.env.npm_execpath;
  const ci = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const spec = {
    name: 'npm ci',
    command: npm ? process.execPath : 'npm',
    args: npm ? [npm, ...ci] : ci,
    cwd: root,
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
  };
  const child = spawn(process.execPath, [supervise, JSON.stringify(spec)], {
    stdio: ['pipe', 'inherit', 'inherit', 'ignore'],
    detached: true,
  });
  const interrupt = () => child.stdin.end();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(progress);
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  if (code !== 0) stop(`npm ci failed (code ${code}); its messages stand above.`);
  console.log(`  npm ci: done in ${seconds()} s`);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
