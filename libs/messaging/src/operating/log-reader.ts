import type { ConsumeMessage } from 'amqplib';
import { logStream } from '../topology/names';
import { Deliveries } from './deliveries';
import type { OperatorSession } from './operator-session';

/** Per consumer: the broker refuses a reader of a stream without it. */
const prefetch = 500;
/** The first chunk may have to come a long way; after that so long a silence is one. */
const firstChunk = 30_000;
const silence = 5_000;
/** The last chunk of the log arrives in one go: its end is behind a gap, or wherever this time ends in a log that grows. */
const gap = 1_000;
const lastChunk = 3_000;

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

interface Reading {
  readonly from: number | { '!': 'timestamp'; value: number };
  /** Up to this offset, which is there. */
  readonly end: number;
  /** Nothing may be as late as the time that is asked for. */
  readonly mayBeEmpty: boolean;
  readonly signal?: AbortSignal;
  /** Asked before each event, one after the other: false ends the reading before it. */
  readonly admit: (event: LoggedEvent) => Promise<boolean>;
}

/**
 * Reads the log stream as an ordinary consumer: manual acknowledgement, never `get`, `nack` or a declaration,
 * which a stream answers with the end of the connection. The broker keeps no position for it.
 */
export class LogReader {
  constructor(private readonly session: OperatorSession) {}

  /**
   * The newest event now; `undefined`: the log is empty. The broker's count trails by a moment, and only the leader's
   * node has it, so that 0 means to wait less long. Throws `LogUnreadable`.
   */
  async end(): Promise<LoggedEvent | undefined> {
    const depth = await this.session.depthOf(logStream);
    if (depth === undefined) throw new LogUnreadable(`The log ${logStream} does not exist.`);
    let end: LoggedEvent | undefined;
    const reading = await this.consume('last');
    try {
      let message = await reading.next(depth > 0 ? firstChunk : silence);
      if (!message && depth > 0) throw new LogUnreadable('The log does not deliver its end.');
      const until = performance.now() + lastChunk;
      while (message) {
        end = { message, offset: offsetOf(message) };
        reading.ack(message);
        const left = until - performance.now();
        message = left > 0 ? await reading.next(Math.min(gap, left)) : undefined;
      }
    } finally {
      await reading.close();
    }
    return end;
  }

  /**
   * Hands over every event of the reading. `take` resolves when the event is safe, several at once; the log hands
   * out no more than its prefetch before that.
   */
  async read(
    { from, end, mayBeEmpty, signal, admit }: Reading,
    take: (event: LoggedEvent) => Promise<void>,
  ): Promise<void> {
    const reading = await this.consume(from);
    const taking = new Set<Promise<void>>();
    let failure: { error: unknown } | undefined;
    let begun = false;
    try {
      while (!failure && !signal?.aborted) {
        const message = await reading.next(begun || mayBeEmpty ? silence : firstChunk);
        if (!message && !begun && mayBeEmpty) break;
        begun = true;
        // Offsets skip a number now and then: the end was seen, so it comes, or something beyond it does.
        if (!message) throw new LogUnreadable(`The log fell silent before its end, offset ${end}.`);
        const event = { message, offset: offsetOf(message) };
        if (event.offset > end || !(await admit(event))) break;
        const taken = take(event)
          .then(() => reading.ack(message))
          .catch((error: unknown) => void (failure ??= { error }))
          .finally(() => taking.delete(taken));
        taking.add(taken);
        if (event.offset === end) break;
      }
      await Promise.all(taking);
    } finally {
      await reading.close();
    }
    if (failure) throw failure.error;
  }

  private async consume(offset: unknown): Promise<Deliveries> {
    const options = { arguments: { 'x-stream-offset': offset } };
    return Deliveries.of(await this.session.channel(), logStream, prefetch, options);
  }
}

/** When the event happened; the broker's own time of a chunk is not told to this kind of client. */
export function timeOf({ message: { properties } }: LoggedEvent): number {
  const exact = Date.parse(String(properties.headers?.['ce-time']));
  return Number.isNaN(exact) ? Number(properties.timestamp) * 1_000 : exact;
}

const offsetOf = ({ properties }: ConsumeMessage) =>
  Number(properties.headers?.['x-stream-offset']);
