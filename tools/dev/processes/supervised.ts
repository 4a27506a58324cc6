import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** What supervise.cjs is told. `record`: where it notes both processes, for the next command's clearing of leftovers. */
export interface Supervision {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  /** Where the child writes; without it, where this process does. */
  log?: string;
  record?: string;
  stopSignal: NodeJS.Signals;
  graceMs: number;
}

export interface SupervisedOptions extends Partial<Supervision> {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
}

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A running child with its supervisor between it and us. */
export interface Supervised {
  readonly name: string;
  readonly pid: number;
  readonly log?: string;
  readonly ended: Promise<Ending>;
  /** Asks the child to end and waits until it and its group have; killed after the grace. */
  readonly stop: () => Promise<void>;
}

/** Starts a command that ends when this process does, however that happens. Rejects if the command cannot be started. */
export async function startSupervised(options: SupervisedOptions): Promise<Supervised> {
  const { env, ...rest } = options;
  const spec: Supervision = { stopSignal: 'SIGTERM', graceMs: 10_000, ...rest };
  const supervisor = spawn(
    process.execPath,
    [join(__dirname, 'supervise.cjs'), JSON.stringify(spec)],
    // Its own session: Ctrl-C reaches this process alone, which then stops everything in order.
    { detached: true, env: env ?? process.env, stdio: ['pipe', 'inherit', 'inherit', 'pipe'] },
  );
  const lifeline = supervisor.stdin as Writable;
  lifeline.on('error', () => undefined);
  const gone = once(supervisor, 'close');
  const messages = readMessages(supervisor);
  const pid = await messages.started;
  const ended = gone.then(() => messages.outcome() ?? { code: null, signal: 'SIGKILL' as const });
  return {
    name: spec.name,
    pid,
    log: spec.log,
    ended,
    stop: async () => {
      lifeline.end();
      await ended;
    },
  };
}

interface Message extends Partial<Ending> {
  pid?: number;
  error?: string;
}

function readMessages(supervisor: ChildProcess) {
  let outcome: Ending | undefined;
  const started = new Promise<number>((resolve, reject) => {
    const lines = createInterface({ input: supervisor.stdio[3] as Readable });
    lines.on('line', (line) => {
      const message = JSON.parse(line) as Message;
      if (message.pid !== undefined) resolve(message.pid);
      else if (message.error !== undefined) reject(new Error(message.error));
      else outcome = { code: message.code ?? null, signal: message.signal ?? null };
    });
    lines.on('close', () => reject(new Error('the supervisor ended before its child began')));
  });
  return { started, outcome: () => outcome };
}
