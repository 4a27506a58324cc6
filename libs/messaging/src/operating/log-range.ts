/** One end of a range of the log: an offset, or a time by which events happened. */
export type LogPoint = { readonly offset: number } | { readonly time: Date };

/** Both ends belong to it. Without an end it goes as far as the log went when the reading began. */
export interface LogRange {
  readonly from: LogPoint;
  readonly to?: LogPoint;
}

/** The words are no point, or the ends are in the wrong order. */
export class NoSuchRange extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoSuchRange';
  }
}

const isoTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/;

/**
 * `first`, an offset, or an ISO 8601 time with its zone (a date alone is midnight UTC). Checked here because the
 * broker answers a wrong offset with the end of the connection, or with silence.
 */
export function logPointOf(word: string): LogPoint {
  if (word === 'first') return { offset: 0 };
  if (/^\d{1,15}$/.test(word)) return { offset: Number(word) };
  const time = new Date(word);
  if (isoTime.test(word) && !Number.isNaN(time.getTime()) && time.getTime() >= 0) return { time };
  throw new NoSuchRange(
    'A point of the log is "first", an offset or an ISO time such as 2026-11-24T15:00:00Z.',
  );
}

export function logRangeOf(from: string, to: string | undefined): LogRange {
  const range = { from: logPointOf(from), to: to === undefined ? undefined : logPointOf(to) };
  if (range.to && isBefore(range.to, range.from)) {
    throw new NoSuchRange('The range ends before it begins.');
  }
  return range;
}

function isBefore(one: LogPoint, other: LogPoint): boolean {
  if ('offset' in one && 'offset' in other) return one.offset < other.offset;
  return 'time' in one && 'time' in other && one.time < other.time;
}

/** An event is published after it happened, and the broker's clock may differ from the store's. */
const clocksDiffer = 5 * 60;

/**
 * What the broker is asked to begin at. A time is in seconds (milliseconds are answered with silence) and means the
 * first chunk that is not older; which events of it belong to the range, their own time says.
 */
export const streamOffsetOf = (from: LogPoint): number | { '!': 'timestamp'; value: number } =>
  'offset' in from
    ? from.offset
    : {
        '!': 'timestamp',
        value: Math.max(0, Math.floor(from.time.getTime() / 1_000) - clocksDiffer),
      };

/** Does a logged event with this offset and time belong to the range? */
export function isWithin({ from, to }: LogRange, offset: number, time: number): boolean {
  return (
    ('offset' in from ? offset >= from.offset : time >= from.time.getTime()) &&
    (to === undefined || ('offset' in to ? offset <= to.offset : time <= to.time.getTime()))
  );
}
