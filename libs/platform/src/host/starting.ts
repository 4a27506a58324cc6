import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { HostConfig } from '../config/base-config';
import type { FailedCheck } from '../health/readiness';
import { WaitingRoom } from './waiting-room';

const look = 500;
const starts = new AsyncLocalStorage<HostConfig>();

/** Something that a process needs before it can start is not there. The message is one sentence for an operator. */
export class StartRefused extends Error {
  constructor(problems: readonly string[]) {
    super(`${problems.join('; ')}.`);
    this.name = 'StartRefused';
  }
}

/** What `start` waits for may take long: meanwhile its probes are answered on HOST:PORT. */
export const whileStarting = <T>(config: HostConfig, start: () => Promise<T>): Promise<T> =>
  starts.run(config, start);

/** Somebody asks this process's probes; an operator's command has none. */
export const serves = (): boolean => starts.getStore() !== undefined;

/** While `work` goes on, the probes of a process that serves are answered: alive, not ready because of `checks`. */
export async function answeringProbes<Result>(
  checks: () => readonly FailedCheck[],
  work: () => Promise<Result>,
): Promise<Result> {
  const config = starts.getStore();
  if (!config) return work();
  const room = await WaitingRoom.open(config, checks);
  try {
    return await work();
  } finally {
    await room.close();
  }
}

/**
 * Holds the start of this process until `problemsOf` finds none: alive, not ready with these reasons, and nothing of
 * the service at work. In a process that does not serve (an operator's command) it throws StartRefused instead.
 */
export async function holdStart(
  name: string,
  problemsOf: () => Promise<readonly string[]>,
): Promise<void> {
  let problems = await problemsOf();
  if (problems.length === 0) return;
  if (!serves()) throw new StartRefused(problems);
  const logger = new Logger('Start');
  let said = '';
  await answeringProbes(
    () => [{ name, problems }],
    async () => {
      while (problems.length > 0) {
        const sentence = problems.join('; ');
        if (sentence !== said) logger.warn(`Waiting: ${sentence}`);
        said = sentence;
        await pause(look);
        problems = await problemsOf();
      }
    },
  );
}
