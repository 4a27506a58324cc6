import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { allEvents, type ReceivedEvent } from '@secop/contracts';
import type { Channel, ConsumeMessage } from 'amqplib';
import { BrokerConnection, reasonOf } from '../broker/broker-connection';
import type { Address } from '../broker/changing';
import { KeptChannel } from '../broker/kept-channel';
import { receivedEvent } from '../consuming/event-dispatcher';
import { envelopeOf } from '../consuming/received-message';
import { exchanges } from '../topology/names';
import { defaultTuning } from '../tuning';

const logger = new Logger('Hints');
const contracts = new Map(allEvents.map((contract) => [contract.type, contract]));

export interface HintSubscription {
  /** Bound and consuming now. */
  readonly ready: boolean;
  close(): Promise<void>;
}

/**
 * Hears hints: an exclusive queue of this process, which is gone with its connection. `onGap` runs each time the
 * queue was lost and is bound again: what was said in between was missed.
 */
export function subscribeToHints(
  url: Address,
  types: readonly string[],
  onHint: (event: ReceivedEvent) => void,
  onGap: () => void,
): HintSubscription {
  const connection = new BrokerConnection(url, 'hints', defaultTuning.reconnectBackoff);
  let boundBefore = false;
  const channel = new KeptChannel<Channel>(
    connection,
    {
      name: 'hints',
      open: (model) => model.createChannel(),
      setUp: async (opened) => {
        await listen(opened, types, onHint, () => void channel.renew());
        if (boundBefore) onGap();
        boundBefore = true;
      },
    },
    defaultTuning.reconnectBackoff,
  );
  channel.start();
  connection.start();
  return {
    get ready() {
      return channel.current !== undefined;
    },
    close: async () => {
      await channel.close();
      await connection.close();
    },
  };
}

async function listen(
  channel: Channel,
  types: readonly string[],
  onHint: (event: ReceivedEvent) => void,
  onLost: () => void,
): Promise<void> {
  // First: a queue that cannot be bound would stay until the connection ends, one for each try.
  await channel.checkExchange(exchanges.hints);
  const { queue } = await channel.assertQueue(`gateway.${randomUUID()}`, {
    exclusive: true,
    autoDelete: true,
    durable: false,
  });
  for (const type of types) await channel.bindQueue(queue, exchanges.hints, type);
  await channel.consume(
    queue,
    (message) => {
      if (message) hear(message, onHint);
      else onLost();
    },
    { noAck: true },
  );
}

/** A hint that cannot be read is dropped: the screen reads again anyway. */
function hear(message: ConsumeMessage, onHint: (event: ReceivedEvent) => void): void {
  try {
    const envelope = envelopeOf(message);
    const contract = contracts.get(envelope.type);
    if (contract) onHint(receivedEvent(envelope, contract));
  } catch (error) {
    logger.warn(`A hint was dropped: ${reasonOf(error)}`);
  }
}
