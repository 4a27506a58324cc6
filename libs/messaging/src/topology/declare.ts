import { allEvents, type EventContract } from '@secop/contracts';
import type { ChannelModel } from 'amqplib';
import { connectToAny } from '../broker/broker-addresses';
import { defaultTuning, type Rung } from '../tuning';
import { declareQueue, onChannel, QueueDiffers } from './replace-queue';
import { topologyOf, type Topology } from './topology';

/**
 * Declares exchanges, queues and bindings for these contracts. Safe to repeat; replaces an empty parked queue that was
 * declared otherwise, and removes nothing else. Throws `QueueDiffers`.
 */
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

/** Throws `QueueDiffers` in the end, when everything else is declared. */
export async function declareOn(connection: ChannelModel, topology: Topology): Promise<void> {
  await onChannel(connection, async (channel) => {
    for (const { name, type } of topology.exchanges) {
      await channel.assertExchange(name, type, { durable: true });
    }
  });
  const different = new Map<string, QueueDiffers>();
  for (const queue of topology.queues) {
    const bindings = topology.bindings.filter((binding) => binding.queue === queue.name);
    await declareQueue(connection, queue, bindings).catch((error: unknown) => {
      if (!(error instanceof QueueDiffers)) throw error;
      different.set(queue.name, error);
    });
  }
  await onChannel(connection, async (channel) => {
    for (const { queue, exchange, key } of topology.bindings) {
      if (!different.has(queue)) await channel.bindQueue(queue, exchange, key);
    }
  });
  for (const difference of different.values()) throw difference;
}

/** The broker does not tell this user whether a queue exists. The message is one sentence. */
export class QueueHidden extends Error {
  constructor(queue: string) {
    super(
      `This broker user may not look at ${queue} (RabbitMQ 4.2.6 and later ask for a right to it): set RABBITMQ_MANAGEMENT_URL, or check as a user who may read every queue.`,
    );
    this.name = 'QueueHidden';
  }
}

const refused = 403;
const notFound = 404;

/** Passive declarations: each one that fails costs its channel. From RabbitMQ 4.2.6 on they need a right to the queue; throws `QueueHidden`. */
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
      const { code } = error as { code?: number };
      if (code === refused) throw new QueueHidden(queue);
      if (code !== notFound) throw error;
      missing.push(queue);
    }
  }
  return missing;
}
