import type { Envelope, ServiceName } from '@secop/contracts';
import { envelopeOf } from '../consuming/received-message';
import { LogReader, timeOf, type LoggedEvent } from './log-reader';
import { streamOffsetOf } from './log-range';
import type { OperatorSession } from './operator-session';

/** One event of a service's own, as the log keeps it. */
export interface Said {
  readonly type: string;
  /** Id of the aggregate that it is about. */
  readonly subject: string;
  /** Version of that aggregate after the change. */
  readonly sequence: number;
  readonly time: Date;
  readonly data: unknown;
}

/** What a service itself has said since a moment, as far as the log tells. */
export class OwnHistory {
  private readonly log: LogReader;

  constructor(
    session: OperatorSession,
    private readonly service: ServiceName,
    private readonly since: Date,
  ) {
    this.log = new LogReader(session);
  }

  /**
   * When the first event that the log still has happened; `undefined`: it is empty. What happened between `since` and
   * then the log does not tell. Throws `LogUnreadable`, `BrokerLost`.
   */
  async begins(): Promise<Date | undefined> {
    const newest = await this.log.end();
    if (!newest) return undefined;
    let first: Date | undefined;
    const admit = (event: LoggedEvent) => {
      first = new Date(timeOf(event));
      return Promise.resolve(false);
    };
    const reading = { from: 0, end: newest.offset, mayBeEmpty: false, admit };
    await this.log.read(reading, () => Promise.resolve());
    return first;
  }

  /** One event after the other, in the order of the log. Throws `LogUnreadable`, `BrokerLost`. */
  async tell(each: (said: Said) => void | Promise<void>, signal?: AbortSignal): Promise<void> {
    const newest = await this.log.end();
    if (!newest) return;
    const since = this.since.getTime();
    const reading = {
      from: streamOffsetOf({ time: this.since }),
      end: newest.offset,
      mayBeEmpty: timeOf(newest) < since,
      signal,
      admit: async (event: LoggedEvent) => {
        const { appId } = event.message.properties as { appId?: string };
        if (timeOf(event) >= since && (!appId || appId === this.service)) {
          const said = saidBy(this.service, envelopeOf(event.message));
          if (said) await each(said);
        }
        return true;
      },
    };
    await this.log.read(reading, () => Promise.resolve());
  }
}

function saidBy(service: ServiceName, envelope: Envelope): Said | undefined {
  const { source, type, subject, sequence, time, data } = envelope;
  if (source !== `/${service}`) return undefined;
  return { type, subject, sequence, time: new Date(time), data };
}
