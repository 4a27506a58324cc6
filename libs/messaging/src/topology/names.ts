import type { ServiceName } from '@secop/contracts';

export const exchanges = {
  /** All events; topic, the routing key is the event's type. */
  events: 'secop.events',
  /** Copies for the replay log. */
  log: 'secop.log',
  /** Copies for open screens. */
  hints: 'secop.hints',
} as const;

export const logStream = 'secop.log';

export const queueOf = (service: ServiceName) => `${service}.events`;
export const retryExchangeOf = (service: ServiceName) => `${service}.retry`;
export const rungQueueOf = (service: ServiceName, rung: string) => `${service}.retry.${rung}`;
export const parkedQueueOf = (service: ServiceName) => `${service}.parked`;

/** Keys of a service's retry exchange, beside the names of the rungs. */
export const retryKeys = {
  parked: 'parked',
  /** Straight back into the service's queue: the end of a rung, a redrive, a replay. */
  events: 'events',
} as const;
