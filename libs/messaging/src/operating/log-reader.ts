import type { ConsumeMessage } from 'amqplib';
import { logStream } from '../topology/names';
import { Deliveries } from './deliveries';
import type { OperatorSession } from './operator-session';

/** Per consumer: the broker refuses a reader of a stream without it. */
const prefetch = 500;
/** Nothing came for so long although the end is not reached. */
const silence = 5_000;
/** The last chunk of the log arrives in one go. */
const lastChunk = 1_000;
/** A log that grows while somebody looks for its end has none. */
const mostOfTheEnd = 10_000;

export interface LoggedEvent {
  readonly offset: number;
  readonly message: ConsumeMessage;
}

/** The log does not exist, or stopped delivering before its end. */
export class LogUnreadable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LogUnreadable';
  }
}

/**
 * Reads the log stream as an ordinary consumer: manual acknowledgement, never `get`, `nack` or a declaration,
 * which a stream answers with the end of the connection. The broker keeps no position for it.
 */
export class LogReader {
  constructor(private readonly session: OperatorSession) {}

  /** The offset of the newest event now; `undefined`: the log is empty. Throws `LogUnreadable`. */
  async end(): Promise<number | undefined> {
    if ((await this.session.depthOf(logStream)) === undefined) {
      throw new LogUnreadable(`The log ${logStream} does not exist.`);
    }
    let end: number | undefined;
    const reading = await this.consume('last');
    try {
      for (let seen = 0; seen < mostOfTheEnd; seen += 1) {
        const next = await reading.next(lastChunk);
        if (!next) break;
        end = Math.max(end ?? 0, offsetOf(next));
        reading.ack(next);
      }
    } finally {
      await reading.close({ giveBack: false });
    }
    return end;
  }

  /**
   * Hands over every event from there up to the offset `end`, which is there. `take` resolves when the event is
   * safe, several at once; the log hands out no more than its prefetch before that.
   */
  async read(
    from: number | { '!': 'timestamp'; value: number },
    end: number,
    take: (event: LoggedEvent) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<void> {
    const reading = await this.consume(from);
    const taking = new Set<Promise<void>>();
    let failure: { error: unknown } | undefined;
    let begun = false;
    try {
      while (!failure && !signal?.aborted) {
        const message = await reading.next(silence);
        // Nothing is as late as the time that was asked for.
        if (!message && !begun && typeof from === 'object') break;
        begun = true;
        // Offsets skip a number now and then: the end was seen, so it comes, or something beyond it does.
        if (!message) throw new LogUnreadable(`The log fell silent before its end, offset ${end}.`);
        const event = { message, offset: offsetOf(message) };
        if (event.offset > end) break;
        const taken = take(event)
          .then(() => reading.ack(message))
          .catch((error: unknown) => void (failure ??= { error }))
          .finally(() => taking.delete(taken));
        taking.add(taken);
        if (event.offset === end) break;
      }
      await Promise.all(taking);
    } finally {
      await reading.close({ giveBack: false });
    }
    if (failure) throw failure.error;
  }

  private async consume(offset: unknown): Promise<Deliveries> {
    const options = { arguments: { 'x-stream-offset': offset } };
    return Deliveries.of(await this.session.channel(), logStream, prefetch, options);
  }
}

const offsetOf = ({ properties }: ConsumeMessage) =>
  Number(properties.headers?.['x-stream-offset']);
