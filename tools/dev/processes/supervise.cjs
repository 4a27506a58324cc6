// Runs one command as a child that cannot outlive whoever asked for it: its process group is ended as soon as the pipe on
// stdin closes, which also happens when the asker is killed with -9. Only Node's own modules.
//   argv[2]  JSON of Supervision, see supervised.ts
//   fd 3     JSON lines for the asker: { pid } once started, { code, signal } at the end, { error } if it cannot start
'use strict';
const { spawn } = require('node:child_process');
const {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} = require('node:fs');
const { dirname } = require('node:path');
const { groupLives, identify, signalGroup } = require('./identity.cjs');

/** @type {import('./supervised').Supervision} */
const spec = JSON.parse(process.argv[2] ?? '');
let ending = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
process.stdin.on('end', end);
process.stdin.on('error', end);

const output = spec.log ? openSync(spec.log, 'a', 0o600) : /** @type {const} */ ('inherit');
const child = spawn(spec.command, spec.args, {
  cwd: spec.cwd,
  detached: true,
  stdio: ['ignore', output, output],
});
if (typeof output === 'number') closeSync(output);
child.on('error', (error) => finish({ error: error.message }, 127));
child.on('exit', (code, signal) => void sweep().then(() => finish({ code, signal }, code ?? 1)));

const leader = child.pid;
if (leader !== undefined) {
  record(leader);
  tell({ pid: leader });
  process.stdin.resume();
}

function end() {
  if (ending || leader === undefined) return;
  ending = true;
  signalGroup(leader, spec.stopSignal);
  setTimeout(() => signalGroup(leader, 'SIGKILL'), spec.graceMs).unref();
}

/** The leader has ended; what is left of its group gets the grace, then is killed. */
async function sweep() {
  if (leader === undefined || !groupLives(leader)) return;
  signalGroup(leader, spec.stopSignal);
  for (let waited = 0; waited < spec.graceMs && groupLives(leader); waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  signalGroup(leader, 'SIGKILL');
}

/** @param {number} pid */
function record(pid) {
  if (!spec.record) return;
  mkdirSync(dirname(spec.record), { recursive: true });
  const known = { name: spec.name, supervisor: identify(process.pid), child: identify(pid) };
  writeFileSync(`${spec.record}.new`, JSON.stringify(known), { mode: 0o600 });
  renameSync(`${spec.record}.new`, spec.record);
}

/**
 * @param {object} outcome
 * @param {number} code
 */
function finish(outcome, code) {
  if (spec.record) rmSync(spec.record, { force: true });
  tell(outcome);
  process.exit(code);
}

/** @param {object} message */
function tell(message) {
  try {
    writeSync(3, `${JSON.stringify(message)}\n`);
  } catch {
    // Nobody listens any more; stdin says the same and ends the child.
  }
}
