import { createHash } from 'node:crypto';
import type { Options } from 'amqplib';
import {
  attemptsOf,
  carried,
  flat,
  historyHeaders,
  maximumHistory,
  type ReceivedDelivery,
} from '../consuming/delivery-history';

/** Of an AMQP message, what a parked one is told by. */
export interface WaitingMessage extends ReceivedDelivery {
  readonly content: Buffer;
}

/** A parked message without its body: what an operator may see of it. */
export interface ParkedMessage {
  /** The event's id; of a message without one `sha256:` and the beginning of its body's hash. */
  readonly id: string;
  readonly type: string;
  /** Why it was parked: `delivery-limit`, or as in the table of verdicts. */
  readonly reason: string;
  readonly code: string;
  /** When it was parked, as the process said that did it; empty when the broker did. */
  readonly at: string;
  /** Failed attempts since it was last redriven. */
  readonly attempts: number;
  readonly history: string;
  readonly bytes: number;
  readonly bodyHash: string;
  /** How often it was handed out of the parked queue and came back: every look at it counts. */
  readonly looks: number;
}

export const deliveryLimitReason = 'delivery-limit';
/** Which command, or which process on its own, put it back: `ops:…` or `auto:…`. */
export const redriveHeader = 'secop-redrive';

export function describeParked({ content, properties }: WaitingMessage): ParkedMessage {
  const { headers = {} } = properties;
  const bodyHash = createHash('sha256').update(content).digest('hex');
  return {
    id: printable(properties.messageId) || `sha256:${bodyHash.slice(0, 16)}`,
    type: printable(properties.type ?? headers['ce-type']),
    reason: isDeliveryLimited(headers)
      ? deliveryLimitReason
      : printable(headers[historyHeaders.reason]),
    code: printable(headers[historyHeaders.code]),
    at: printable(headers[historyHeaders.at]),
    attempts: attemptsOf(headers),
    history: printable(headers[historyHeaders.history], maximumHistory),
    bytes: content.length,
    bodyHash,
    looks: Number(headers['x-delivery-count'] ?? 0),
  };
}

/** The broker itself parked it, after it had come back to the queue too often: its handlers did not even fail. */
export function isDeliveryLimited(
  headers: ReceivedDelivery['properties']['headers'] = {},
): boolean {
  const deaths = headers['x-death'] as { reason?: string }[] | undefined;
  return deaths?.[0]?.reason === 'delivery_limit';
}

const ofTheLastTime = new Set<string>([
  historyHeaders.attempt,
  historyHeaders.reason,
  historyHeaders.code,
  historyHeaders.at,
]);

/** A fresh start for a parked message: no attempts counted, the history kept and one line longer. */
export function redrivenProperties(
  { properties }: WaitingMessage,
  by: string,
  now: Date,
): Options.Publish {
  const { headers = {} } = properties;
  const kept = Object.entries(flat(headers)).filter(([name]) => !ofTheLastTime.has(name));
  const history = [
    headers[historyHeaders.history],
    isDeliveryLimited(headers) ? deliveryLimitReason : undefined,
    `redriven:${now.toISOString()}`,
  ];
  return {
    ...carried(properties),
    persistent: true,
    headers: {
      ...Object.fromEntries(kept),
      [historyHeaders.history]: history.filter(Boolean).join('; ').slice(-maximumHistory),
      [redriveHeader]: by,
    },
  };
}

/** One line of a terminal: whoever published the message wrote this. */
function printable(value: unknown, length = 200): string {
  return typeof value === 'string'
    ? value.replace(/[\u0000-\u001f\u007f-\u009f]/g, '�').slice(0, length)
    : '';
}
