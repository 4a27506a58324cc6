import type { ServiceName } from '@secop/contracts';
import type { ConsumeMessage } from 'amqplib';
import { parkedQueueOf } from '../topology/names';
import { pause } from '../timing';
import { Deliveries } from './deliveries';
import type { OperatorSession } from './operator-session';
import { describeParked, type ParkedMessage } from './parked-message';

/** What one walk keeps in its hands, and in its memory. */
const mostHeld = 5_000;
/** Another walk may hold what is counted. */
const patience = 2_000;
const exclusion = 10_000;

/** There is no parked queue: the topology was never declared, or somebody deleted it. */
export class NoSuchQueue extends Error {
  constructor(queue: string) {
    super(`The queue ${queue} does not exist.`);
    this.name = 'NoSuchQueue';
  }
}

/** Somebody works on the queue alone. */
export class QueueInUse extends Error {
  constructor(queue: string) {
    super(`${queue} is being worked on: try again in a minute.`);
    this.name = 'QueueInUse';
  }
}

const isExclusion = (error: unknown) => (error as { code?: number }).code === 403;

/** What to do with the message at hand: keep it where it is, take it out, or look no further. */
export type ParkedVerdict = 'keep' | 'take out' | 'stop';

/**
 * One walk through a service's parked queue, from its head, over what is there at the beginning: a consumer that
 * acknowledges nothing but what is taken out. What is kept goes back to its place when the walk ends, by itself
 * when the process dies: nothing is removed or reordered (unless two walks overlap: then the one that ends first
 * has its messages in front). The price is that the broker counts a delivery for each message seen. (`basic.get`
 * would return the messages in any order: on a quorum queue each is a consumer of its own.)
 */
export class ParkedQueue {
  private readonly queue: string;

  constructor(
    private readonly session: OperatorSession,
    service: ServiceName,
  ) {
    this.queue = parkedQueueOf(service);
  }

  /** What is there and not held by anybody. Throws `NoSuchQueue`, `BrokerLost`. */
  async depth(): Promise<number> {
    const depth = await this.session.depthOf(this.queue);
    if (depth === undefined) throw new NoSuchQueue(this.queue);
    return depth;
  }

  /**
   * Answers how many messages it did not come to. An empty queue answers at once, and one that another walk holds
   * after a moment.
   */
  async walk(
    visit: (parked: ParkedMessage, message: ConsumeMessage) => Promise<ParkedVerdict>,
  ): Promise<number> {
    const depth = await this.depth();
    if (depth === 0) return 0;
    const deliveries = await this.deliveries(Math.min(depth, mostHeld));
    let seen = 0;
    let held = 0;
    try {
      while (seen < depth && held < mostHeld) {
        const message = await deliveries.next(patience);
        if (!message) break;
        seen += 1;
        const verdict = await visit(describeParked(message), message);
        if (verdict === 'take out') deliveries.ack(message);
        else held += 1;
        if (verdict === 'stop') break;
      }
    } finally {
      await deliveries.close();
    }
    await this.areBack(held);
    return depth - seen;
  }

  /** A service that handles a message of this queue has it for itself meanwhile. */
  private async deliveries(prefetch: number): Promise<Deliveries> {
    for (const deadline = performance.now() + exclusion; ;) {
      const channel = await this.session.channel();
      try {
        return await Deliveries.of(channel, this.queue, prefetch);
      } catch (error) {
        if (!isExclusion(error)) throw error;
        if (performance.now() > deadline) throw new QueueInUse(this.queue);
      }
      await pause(200);
    }
  }

  /** What was given back is there a moment later; who looks again at once should find it. */
  private async areBack(messages: number): Promise<void> {
    const deadline = performance.now() + patience;
    while ((await this.depth()) < messages && performance.now() < deadline) await pause(10);
  }
}
