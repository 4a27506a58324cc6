import type { EventContract, ServiceName } from '@secop/contracts';
import type { Options } from 'amqplib';
import { PublishFailed } from '../broker/confirmed-publisher';
import { carried, flat } from '../consuming/delivery-history';
import { queueOf, retryExchangeOf, retryKeys } from '../topology/names';
import { LogReader, LogUnreadable, timeOf, type LoggedEvent } from './log-reader';
import { isWithin, NoSuchRange, streamOffsetOf, type LogRange } from './log-range';
import type { OperatorSession } from './operator-session';
import { Pacing, type Filled, type Pace } from './pacing';
import { NoSuchQueue } from './parked-queue';

export interface ReplayWork extends Pace {
  readonly range: LogRange;
  /** Empty: all that the service hears. */
  readonly types: readonly string[];
  /** Marks every copy. */
  readonly run: string;
  readonly dryRun: boolean;
  readonly progress?: (so: ReplayOutcome) => void;
}

export interface ReplayOutcome {
  /** Put into the service's queue and confirmed there. */
  readonly replayed: number;
  /** Read and left out: other services' types, types not asked for, outside of the range. */
  readonly leftOut: number;
  /** The first offset that the log still had. */
  readonly first?: number;
  /** Everything before this offset is safe: where to begin again. */
  readonly next?: number;
  readonly stopped?: string;
}

export const replayHeaders = { run: 'secop-replay', offset: 'secop-replay-offset' } as const;

/**
 * Puts a range of the log into one service's queue once more, through that service's own retry exchange, so that
 * nobody else hears it. It keeps no state: killed anywhere it begins again, and the consumer's idempotency bears
 * what comes twice. The queue may be one that has just been declared.
 */
export class LogReplay {
  private readonly log: LogReader;

  constructor(
    private readonly session: OperatorSession,
    private readonly service: ServiceName,
    private readonly contracts: readonly EventContract[],
  ) {
    this.log = new LogReader(session);
  }

  /** Throws `NoSuchRange`, `NoSuchQueue`, `LogUnreadable`, `BrokerLost`. */
  async execute({ range, types, ...work }: ReplayWork): Promise<ReplayOutcome> {
    const heard = this.heard(types);
    if ((await this.session.depthOf(queueOf(this.service))) === undefined) {
      throw new NoSuchQueue(queueOf(this.service));
    }
    const count = new ReplayCount();
    const newest = await this.log.end();
    if (newest === undefined) return count.outcome();
    const end = newest.offset;
    if ('offset' in range.from && range.from.offset > end) {
      throw new NoSuchRange(`The log ends at offset ${end}.`);
    }
    const last = range.to && 'offset' in range.to ? Math.min(range.to.offset, end) : end;
    const belongs = (event: LoggedEvent) => {
      const { type, messageId } = event.message.properties as { type: string; messageId: string };
      return heard.has(type) && Boolean(messageId) && isWithin(range, event.offset, timeOf(event));
    };
    const pacing = new Pacing(this.filledBy(count), work);
    let stopped: string | undefined;
    const admit = async (event: LoggedEvent) => {
      if (belongs(event) && !work.dryRun) stopped = await pacing.room();
      return stopped === undefined;
    };
    const take = async (event: LoggedEvent) => {
      count.reads(event);
      const chosen = belongs(event);
      if (chosen && !work.dryRun) await this.publish(event, work.run);
      count.settled(event, chosen);
      if (count.total % 1_000 === 0) work.progress?.(count.outcome());
    };
    try {
      const mayBeEmpty = 'time' in range.from && timeOf(newest) < range.from.time.getTime();
      const from = streamOffsetOf(range.from);
      await this.log.read({ from, end: last, mayBeEmpty, signal: work.signal, admit }, take);
    } catch (error) {
      if (!(error instanceof PublishFailed || error instanceof LogUnreadable)) throw error;
      return { ...count.outcome(), stopped: error.message };
    }
    const interrupted = work.signal?.aborted && (count.outcome().next ?? 0) <= last;
    if (interrupted) stopped ??= 'Interrupted';
    return { ...count.outcome(), ...(stopped === undefined ? {} : { stopped }) };
  }

  /** Another type would only go up the ladder and be parked. */
  private heard(types: readonly string[]): ReadonlySet<string> {
    const all = this.contracts
      .filter(({ consumers, logged }) => logged && consumers.includes(this.service))
      .map(({ type }) => type);
    const foreign = types.find((type) => !all.includes(type));
    if (foreign !== undefined) {
      throw new NoSuchRange(`The log keeps no ${foreign} that ${this.service} hears.`);
    }
    return new Set(types.length > 0 ? types : all);
  }

  private filledBy(count: ReplayCount): Filled {
    return {
      queues: [queueOf(this.service)],
      depthOf: (queue) => this.session.depthOf(queue),
      underway: () => count.underway,
      stride: 500,
    };
  }

  private publish({ message, offset }: LoggedEvent, run: string): Promise<void> {
    return this.session.publisher.publish({
      exchange: retryExchangeOf(this.service),
      routingKey: retryKeys.events,
      body: message.content,
      properties: replayedProperties(message, run, offset),
      mandatory: true,
    });
  }
}

/** The event's own properties; not the log's offset header, nor `expiration`, which the queue would honour. */
export function replayedProperties(
  { properties }: { readonly properties: LoggedEvent['message']['properties'] },
  run: string,
  offset: number,
): Options.Publish {
  return {
    ...carried(properties),
    persistent: true,
    headers: {
      ...flat(properties.headers ?? {}),
      [replayHeaders.run]: run,
      [replayHeaders.offset]: offset,
    },
  };
}

/** Publications are answered out of order: what is safe ends before the first that is still open. */
class ReplayCount {
  private readonly open = new Set<number>();
  private replayed = 0;
  private leftOut = 0;
  private first: number | undefined;
  private newest = -1;

  get underway(): number {
    return this.open.size;
  }

  get total(): number {
    return this.replayed + this.leftOut;
  }

  reads({ offset }: LoggedEvent): void {
    this.first ??= offset;
    this.newest = Math.max(this.newest, offset);
    this.open.add(offset);
  }

  settled({ offset }: LoggedEvent, replayed: boolean): void {
    this.open.delete(offset);
    if (replayed) this.replayed += 1;
    else this.leftOut += 1;
  }

  outcome(): ReplayOutcome {
    const { replayed, leftOut, first, newest } = this;
    const open = this.open.values().next().value;
    return {
      replayed,
      leftOut,
      first,
      next: first === undefined ? undefined : (open ?? newest + 1),
    };
  }
}
