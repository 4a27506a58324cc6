import { Logger } from '@nestjs/common';
import type { Publication } from '../broker/confirmed-publisher';
import type { RelayPublishers } from './event-delivery';

/** Copies that may wait for the log's confirm; a dead stream never confirms and must not fill the memory. */
const maximumOpenCopies = 2_000;
/** Milliseconds. Nobody waits for a copy, and many in one piece cost this process and the broker less than each alone. */
const batchDelay = 20;
const batchSize = 100;

/** Copies of events that are safe already: for the replay log and for open screens. A miss holds up nothing. */
export class EventCopies {
  private readonly logger = new Logger(EventCopies.name);
  private waiting: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  private misses = 0;

  constructor(private readonly publishers: Pick<RelayPublishers, 'log' | 'hints'>) {}

  /** Copies that the log did not confirm in time. */
  get missed(): number {
    return this.misses;
  }

  toLog(publication: Publication): void {
    const { log } = this.publishers;
    this.add(() => {
      if (log.pending >= maximumOpenCopies) return this.miss();
      log.publish(publication).catch(() => this.miss());
    });
  }

  toScreens(publication: Publication): void {
    this.add(() => void this.publishers.hints.publish(publication).catch(() => undefined));
  }

  /** Sends what waits: before an event may be forgotten, or a later hint overtakes it. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.splice(0).forEach((send) => send());
  }

  private add(send: () => void): void {
    this.waiting.push(send);
    if (this.waiting.length >= batchSize) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), batchDelay);
  }

  private miss(): void {
    this.misses += 1;
    if (this.misses === 1 || this.misses % 1_000 === 0) {
      this.logger.error(`The replay log has missed ${this.misses} events since the start`);
    }
  }
}
