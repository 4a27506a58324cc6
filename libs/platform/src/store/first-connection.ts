import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Changing } from '@secop/messaging';
import type { Connection } from 'mongoose';
import { openConnection } from './open-connection';

const tries = 60;
const between = 1_000;

export const openPool = (uri: string): Promise<Connection> =>
  openConnection(uri, { maxPoolSize: 50, waitQueueTimeoutMS: 3_000 });

/** A store that is not there yet is waited for, some minutes at most. */
export async function firstConnection(uri: Changing<string>): Promise<Connection> {
  const logger = new Logger('Store');
  for (let failures = 0; ;) {
    try {
      return await openPool(uri.current);
    } catch (error) {
      failures += 1;
      if (failures === tries) throw error;
      logger.warn(`The store cannot be reached (${failures}): ${(error as Error).name}`);
      await pause(between);
    }
  }
}
