import { allEvents, type EventContract } from '@secop/contracts';
import type { ChannelModel } from 'amqplib';
import { connectToAny } from '../broker/broker-addresses';
import { defaultTuning, type Rung } from '../tuning';
import { topologyOf, type Topology } from './topology';

/** Declares exchanges, queues and bindings for these contracts. Safe to repeat; removes nothing. */
export async function declareTopology(
  url: string,
  contracts: readonly EventContract[] = allEvents,
  ladder: readonly Rung[] = defaultTuning.ladder,
): Promise<void> {
  const connection = await connectToAny(url);
  try {
    await declareOn(connection, topologyOf(contracts, ladder));
  } finally {
    await connection.close();
  }
}

/** The names of the queues that do not exist. */
export async function checkTopology(url: string, queues: readonly string[]): Promise<string[]> {
  const connection = await connectToAny(url);
  try {
    return await missingOn(connection, queues);
  } finally {
    await connection.close();
  }
}

export async function declareOn(connection: ChannelModel, topology: Topology): Promise<void> {
  const channel = await connection.createChannel();
  let failure: Error | undefined;
  channel.on('error', (error: Error) => (failure = error));
  try {
    for (const { name, type } of topology.exchanges) {
      await channel.assertExchange(name, type, { durable: true });
    }
    for (const queue of topology.queues) {
      await channel.assertQueue(queue.name, { durable: true, arguments: queue.arguments });
    }
    for (const { queue, exchange, key } of topology.bindings) {
      await channel.bindQueue(queue, exchange, key);
    }
    await channel.close();
  } catch (error) {
    throw failure ?? error;
  }
}

/** Passive declarations, which need no permission; each one that fails costs its channel. */
export async function missingOn(
  connection: ChannelModel,
  queues: readonly string[],
): Promise<string[]> {
  const missing: string[] = [];
  for (const queue of queues) {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    try {
      await channel.checkQueue(queue);
      await channel.close();
    } catch (error) {
      if ((error as { code?: number }).code !== 404) throw error;
      missing.push(queue);
    }
  }
  return missing;
}
