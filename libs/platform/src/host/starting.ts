import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { HostConfig } from '../config/base-config';
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
  const config = starts.getStore();
  if (!config) throw new StartRefused(problems);
  const room = await WaitingRoom.open(config, () => [{ name, problems }]);
  const logger = new Logger('Start');
  let said = '';
  try {
    while (problems.length > 0) {
      const sentence = problems.join('; ');
      if (sentence !== said) logger.warn(`Waiting: ${sentence}`);
      said = sentence;
      await pause(look);
      problems = await problemsOf();
    }
  } finally {
    await room.close();
  }
}
