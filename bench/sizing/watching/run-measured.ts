import { startProcess, type Setting } from '@secop/dev';
import { usageOf, type ProcessUsage } from './process-usage';

/** What a command that ends has taken. */
export interface CommandUse {
  readonly name: string;
  readonly seconds: number;
  readonly cpuMs: number;
  readonly peakBytes: number;
}

interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const lookEveryMs = 20;

/** Runs it to its end; what happens in its last few milliseconds is not seen. Throws when it fails. */
export async function runMeasured(setting: Setting, command: Command): Promise<CommandUse> {
  const started = performance.now();
  const process = await startProcess(setting, {
    ...command,
    name: `sized-${command.name.replaceAll(' ', '-')}`,
  });
  let last: ProcessUsage | undefined;
  const looking = setInterval(() => (last = usageOf(process.pid) ?? last), lookEveryMs);
  const { code, signal } = await process.ended;
  clearInterval(looking);
  if (code !== 0) {
    throw new Error(`${command.name} ended (${signal ?? `code ${code}`}): see ${process.log}`);
  }
  return {
    name: command.name,
    seconds: (performance.now() - started) / 1_000,
    cpuMs: last?.cpuMs ?? 0,
    peakBytes: last?.peakBytes ?? 0,
  };
}
