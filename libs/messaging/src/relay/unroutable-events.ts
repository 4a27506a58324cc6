import { Logger } from '@nestjs/common';

const alarmInterval = 60_000;

/**
 * Events that could not go because somebody who must hear them has no queue for them. They stay in their outboxes and
 * are tried again; an operator is told, once a minute and type.
 */
export class UnroutableEvents {
  private readonly logger = new Logger(UnroutableEvents.name);
  private readonly toldAt = new Map<string, number>();
  private attempts = 0;

  /** Publications that failed so since the start; one event may be among them many times. */
  get count(): number {
    return this.attempts;
  }

  add(type: string, id: string): void {
    this.attempts += 1;
    const now = performance.now();
    if (now - (this.toldAt.get(type) ?? Number.NEGATIVE_INFINITY) < alarmInterval) return;
    this.toldAt.set(type, now);
    this.logger.error({ event: 'event.unroutable', alarm: true, type, eventId: id });
  }
}
