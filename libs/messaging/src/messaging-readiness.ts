import type { Messaging } from './messaging';

/** Readiness of messaging; injectable. */
export class MessagingReadiness {
  constructor(private readonly messaging: Messaging) {}

  /** Why this process should not get work now, in words for operators; empty means ready. */
  problems(): string[] {
    return this.messaging.problems();
  }

  /** Bindings of all services, read from the management API each minute; never a reason to be unready. */
  get bindings(): 'complete' | 'incomplete' | 'not checked' {
    return this.messaging.guard.report.bindings;
  }

  /** Events since the start that the replay log does not have. */
  get missedCopies(): number {
    return this.messaging.relay?.delivery.copies.missed ?? 0;
  }

  /** Publications since the start that failed because nobody, or not everybody, has a queue for them. */
  get unroutable(): number {
    return this.messaging.relay?.delivery.unroutable.count ?? 0;
  }

  /** What an operator should look at although work goes on: bindings that are missing, queues that differ. */
  alarms(): string[] {
    return this.messaging.guard.report.problems();
  }
}
