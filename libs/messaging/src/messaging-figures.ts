import type { ServiceName } from '@secop/contracts';
import type { Messaging } from './messaging';

/** What messaging has counted since the start, and what waits now; injectable. Plain numbers, read by whoever looks. */
export class MessagingFigures {
  constructor(private readonly messaging: Messaging) {}

  get service(): ServiceName {
    return this.messaging.service;
  }

  /** By channel: how publications ended. */
  get publications() {
    return this.messaging.publishers.map(({ name, outcomes }) => ({ channel: name, outcomes }));
  }

  /** By outcome: how deliveries ended. */
  get consumed(): Readonly<Record<string, number>> {
    return this.messaging.transport.outcomes;
  }

  /** Deliveries of messages that had been delivered before. */
  get consumedAgain(): number {
    return this.messaging.transport.repeated;
  }

  /** Events since the start that the replay log does not have. */
  get missedCopies(): number {
    return this.messaging.relay?.delivery.copies.missed ?? 0;
  }

  /** Publications since the start that failed because nobody, or not everybody, has a queue for them. */
  get unroutable(): number {
    return this.messaging.relay?.delivery.unroutable.count ?? 0;
  }

  /** People's commands that were refused because too many outboxes waited. */
  get admissionRefusals(): number {
    return this.messaging.relay?.admission.refused ?? 0;
  }

  /** 1: this connection to the broker is open. */
  get connected(): Readonly<Record<'publish' | 'consume', number>> {
    return this.messaging.connected;
  }

  get blocked(): boolean {
    return this.messaging.blocked;
  }

  get topologyAlarms(): number {
    return this.messaging.guard.report.problems().length;
  }

  get storeUp(): boolean {
    return this.messaging.storeUp;
  }

  /** A query: documents with unpublished events, and the age of the oldest event in seconds. */
  outboxes(): Promise<{ pending: number; oldestAge: number } | undefined> {
    return this.messaging.surveyOutboxes();
  }

  /** A question to the broker: messages that wait in this service's queues. Rejects when it cannot be asked. */
  queueDepths(): Promise<Readonly<Record<'events' | 'retry' | 'parked', number>>> {
    return this.messaging.queueDepths();
  }
}
