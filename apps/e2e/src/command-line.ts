import { parseArgs } from 'node:util';

/** `--times N` on the command line. */
export function timesAsked(otherwise: number): number {
  const { values } = parseArgs({ options: { times: { type: 'string' } } });
  const times = Number(values.times ?? otherwise);
  if (!Number.isInteger(times) || times < 1) throw new Error('--times wants a whole number from 1');
  return times;
}

/** Runs a command to its end: exit code 1 with one sentence when it fails. */
export function runCommand(main: () => Promise<boolean>): void {
  main().then(
    (passed) => {
      process.exitCode = passed ? 0 : 1;
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
