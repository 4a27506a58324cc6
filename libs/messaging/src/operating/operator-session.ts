import type { Channel } from 'amqplib';
import { BrokerConnection } from '../broker/broker-connection';
import { ConfirmedPublisher } from '../broker/confirmed-publisher';
import { queueState, type QueueState } from '../broker/queue-depth';
import { pause } from '../timing';
import { defaultTuning } from '../tuning';

const openDeadline = 10_000;
const look = 20;

/** The broker did not answer, or went away in the middle. What was confirmed by then stays done. */
export class BrokerLost extends Error {
  constructor() {
    super('The broker cannot be reached.');
    this.name = 'BrokerLost';
  }
}

/** One operator's connection to the broker, with the service's own credentials. Declares nothing. */
export class OperatorSession {
  private constructor(
    private readonly connection: BrokerConnection,
    readonly publisher: ConfirmedPublisher,
  ) {}

  /** Throws `BrokerLost`. */
  static async open(url: string, name: string): Promise<OperatorSession> {
    const { reconnectBackoff, confirmDeadline } = defaultTuning;
    const connection = new BrokerConnection(url, `${name} operator`, reconnectBackoff);
    const publisher = new ConfirmedPublisher(connection, name, confirmDeadline, reconnectBackoff);
    const session = new OperatorSession(connection, publisher);
    publisher.start();
    connection.start();
    const deadline = performance.now() + openDeadline;
    while (!publisher.ready) {
      if (performance.now() > deadline) {
        await session.close();
        throw new BrokerLost();
      }
      await pause(look);
    }
    return session;
  }

  /** A channel of the caller's own; its errors show in what the caller awaits on it. */
  async channel(): Promise<Channel> {
    const model = this.connection.current;
    if (!model) throw new BrokerLost();
    const channel = await model.createChannel();
    channel.on('error', () => undefined);
    return channel;
  }

  /** Messages that are ready; `undefined`: there is no such queue. Throws `BrokerLost`. */
  async depthOf(queue: string): Promise<number | undefined> {
    return (await this.stateOf(queue))?.messages;
  }

  /** Who consumes a queue now; none of a queue that is not there. Throws `BrokerLost`. */
  async consumersOf(queue: string): Promise<number> {
    return (await this.stateOf(queue))?.consumers ?? 0;
  }

  async close(): Promise<void> {
    await this.publisher.close();
    await this.connection.close();
  }

  private async stateOf(queue: string): Promise<QueueState | undefined> {
    const model = this.connection.current;
    if (!model) throw new BrokerLost();
    return queueState(model, queue);
  }
}
