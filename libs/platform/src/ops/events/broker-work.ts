import {
  BrokerLost,
  LogUnreadable,
  NoSuchQueue,
  NoSuchRange,
  OperatorSession,
  QueueInUse,
} from '@secop/messaging';
import type { z } from 'zod';
import type { brokerConfig } from '../../config/base-config';
import { OperatorRefusal } from '../operator-command';

export type BrokerConfig = z.infer<z.ZodObject<typeof brokerConfig>>;

const refusals = [BrokerLost, LogUnreadable, NoSuchQueue, NoSuchRange, QueueInUse];

/** Opens a session on the service's own broker, and ends it whatever happens. */
export async function onBroker<T>(
  { RABBITMQ_URL }: BrokerConfig,
  service: string,
  work: (session: OperatorSession) => Promise<T>,
): Promise<T> {
  let session: OperatorSession | undefined;
  try {
    session = await OperatorSession.open(RABBITMQ_URL, service);
    return await work(session);
  } catch (error) {
    const said = refusals.some((refusal) => error instanceof refusal);
    throw said ? new OperatorRefusal((error as Error).message) : error;
  } finally {
    await session?.close();
  }
}

/** One event, two events. */
export const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

/** What somebody reads who wonders why nothing goes on. */
export const waiting =
  (progress: (line: string) => void) =>
  (queue: string, depth: number): void =>
    progress(`${queue} has ${counted(depth, 'message')} before it: waiting for its consumer`);
