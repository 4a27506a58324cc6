import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Changing } from '@secop/messaging';
import type { Connection } from 'mongoose';
import { answeringProbes, serves } from '../host/starting';
import { openConnection } from './open-connection';

const tries = 60;
const between = 1_000;

export const openPool = (uri: string): Promise<Connection> =>
  openConnection(uri, { maxPoolSize: 50, waitQueueTimeoutMS: 3_000 });

/** A store that is not there yet is waited for: by a service as long as it takes, by a command some minutes. */
export function firstConnection(uri: Changing<string>): Promise<Connection> {
  const logger = new Logger('Store');
  let problem = 'the store has not answered yet';
  const say = (sentence: string) => {
    problem = sentence;
    logger.warn(`Waiting: ${sentence}`);
  };
  return answeringProbes(
    () => [{ name: 'store', problems: [problem] }],
    () => whenReachable(() => openPool(uri.current), { say, tries: serves() ? Infinity : tries }),
  );
}

interface Patience {
  /** Hears why it does not work, once for each reason. */
  readonly say: (sentence: string) => void;
  readonly tries?: number;
  readonly signal?: AbortSignal;
}

/** Opens as soon as that works. Rejects after the last try, and when it is told to stop. */
export async function whenReachable(
  open: () => Promise<Connection>,
  { say, tries: most = tries, signal }: Patience,
): Promise<Connection> {
  let said = '';
  for (let failures = 1; ; failures += 1) {
    try {
      return await open();
    } catch (error) {
      if (failures >= most || signal?.aborted) throw error;
      const sentence = `the store cannot be reached (${(error as Error).name})`;
      if (sentence !== said) say(sentence);
      said = sentence;
      await pause(between, undefined, { signal });
    }
  }
}
