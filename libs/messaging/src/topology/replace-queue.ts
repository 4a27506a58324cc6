import type { Channel, ChannelModel } from 'amqplib';
import { pause } from '../timing';
import { exchanges } from './names';
import type { BindingDeclaration, QueueDeclaration } from './topology';

/** Whoever replaces a queue holds this one meanwhile; it goes with its connection. */
const lock = 'secop.topology';
const lockPatience = 30_000;
/** What was routed before the last binding went, or is being given back by a consumer, is in the queue after that. */
const settling = 1_000;

const shared: ReadonlySet<string> = new Set(Object.values(exchanges));
const codeOf = (error: unknown) => (error as { code?: number }).code;

/** A queue was declared otherwise and could not be replaced; the message says what to do. */
export class QueueDiffers extends Error {
  constructor(queue: string, difference: string, what: string) {
    super(`${queue}: ${difference}; ${what}`);
    this.name = 'QueueDiffers';
  }
}

/** Rejects with what the broker said, not with how the client noticed it. */
export async function onChannel(
  connection: ChannelModel,
  work: (channel: Channel) => Promise<unknown>,
): Promise<void> {
  const channel = await connection.createChannel();
  let failure: Error | undefined;
  channel.on('error', (error: Error) => (failure = error));
  try {
    await work(channel);
    await channel.close();
  } catch (error) {
    throw failure ?? error;
  }
}

/**
 * Declares a queue. What a queue was declared with stays, so that one of ours that differs is replaced, if it is a
 * parked queue and empty. Throws `QueueDiffers`.
 */
export async function declareQueue(
  connection: ChannelModel,
  queue: QueueDeclaration,
  bindings: readonly BindingDeclaration[],
): Promise<void> {
  const difference = await differenceOf(connection, queue);
  if (difference === undefined) return;
  if (!isReplaceable(queue, bindings)) {
    const what = 'docs/operations/events.md says how to replace it.';
    throw new QueueDiffers(queue.name, difference, what);
  }
  await alone(connection, queue, difference, () => replace(connection, queue, bindings));
}

/**
 * Its publishers notice that it is away and keep what they have: a key of a retry exchange has one queue, and no
 * route is a return. A queue of events shares its keys, and one that passes messages on may hold some unseen.
 */
const isReplaceable = (queue: QueueDeclaration, bindings: readonly BindingDeclaration[]) =>
  bindings.every(({ exchange }) => !shared.has(exchange)) &&
  bindings.length > 0 &&
  queue.arguments['x-dead-letter-exchange'] === undefined;

/**
 * The broker knows no deletion of a quorum queue "if empty" (540, 3.10 and 4.x alike). Instead nothing can arrive any
 * more: the bindings go first. They come back whatever happens, also where an earlier run was killed in between.
 */
async function replace(
  connection: ChannelModel,
  queue: QueueDeclaration,
  bindings: readonly BindingDeclaration[],
): Promise<void> {
  const difference = await differenceOf(connection, queue);
  if (difference === undefined) return;
  try {
    await assertIdle(connection, queue, difference);
    await onChannel(connection, async (channel) => {
      for (const { exchange, key } of bindings) {
        await channel.unbindQueue(queue.name, exchange, key);
      }
    });
    await pause(settling);
    await assertIdle(connection, queue, difference);
    await onChannel(connection, (channel) => channel.deleteQueue(queue.name));
    await onChannel(connection, (channel) => declare(channel, queue));
  } finally {
    await onChannel(connection, async (channel) => {
      for (const { exchange, key } of bindings) await channel.bindQueue(queue.name, exchange, key);
    });
  }
}

const declare = (channel: Channel, { name, arguments: declared }: QueueDeclaration) =>
  channel.assertQueue(name, { durable: true, arguments: declared });

/** In the broker's words; `undefined`: it is as it should be, and it is there. */
async function differenceOf(
  connection: ChannelModel,
  queue: QueueDeclaration,
): Promise<string | undefined> {
  try {
    await onChannel(connection, (channel) => declare(channel, queue));
    return undefined;
  } catch (error) {
    if (codeOf(error) !== 406) throw error;
    const said = /arg '([^']+)'.* but current is (?:the value )?(.*?)"?$/.exec(String(error));
    const [, argument, current] = said ?? [];
    if (argument === undefined) return 'it was declared otherwise';
    return `${argument} is ${current}, not ${queue.arguments[argument] ?? 'absent'}`;
  }
}

async function assertIdle(
  connection: ChannelModel,
  { name }: QueueDeclaration,
  difference: string,
): Promise<void> {
  await onChannel(connection, async (channel) => {
    const { messageCount, consumerCount } = await channel.checkQueue(name);
    if (messageCount > 0) {
      const what = `${messageCount} in it: "parked redrive" or "parked discard" them, then declare again.`;
      throw new QueueDiffers(name, difference, what);
    }
    if (consumerCount > 0) {
      throw new QueueDiffers(name, difference, 'somebody works on it: declare again in a minute.');
    }
  });
}

/** Two that replace the same queue would delete each other's. */
async function alone(
  connection: ChannelModel,
  { name }: QueueDeclaration,
  difference: string,
  work: () => Promise<void>,
): Promise<void> {
  const take = (channel: Channel) => channel.assertQueue(lock, { exclusive: true, durable: false });
  for (const deadline = performance.now() + lockPatience; ;) {
    try {
      await onChannel(connection, take);
      break;
    } catch (error) {
      if (codeOf(error) !== 405) throw error;
    }
    if (performance.now() > deadline) {
      throw new QueueDiffers(name, difference, 'somebody replaces it: declare again in a minute.');
    }
    await pause(200);
  }
  try {
    await work();
  } finally {
    await onChannel(connection, (channel) => channel.deleteQueue(lock));
  }
}
