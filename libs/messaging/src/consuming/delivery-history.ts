import type { Options } from 'amqplib';
import type { Rung } from '../tuning';
import { retryKeys } from '../topology/names';
import type { Failure, Verdict } from './verdict';

export const historyHeaders = {
  /** Failed attempts so far. Our own count: what the broker counts differs from version to version. */
  attempt: 'secop-attempt',
  reason: 'secop-reason',
  code: 'secop-code',
  /** When it was parked or put on a rung, by this process's clock; for people. */
  at: 'secop-at',
  /** One `attempt:reason:code` per failure, oldest first. */
  history: 'secop-history',
  exchange: 'secop-exchange',
  routingKey: 'secop-routing-key',
} as const;

export const maximumHistory = 1_000;
const maximumCode = 200;
/** Of a foreign message: a table of 64 KiB could not be published, and ours must fit in too. */
const maximumCarried = 32 * 1024;

type Headers = Readonly<Record<string, unknown>>;

export interface ReceivedDelivery {
  readonly fields: { readonly exchange: string; readonly routingKey: string };
  readonly properties: Omit<Options.Publish, 'headers'> & { readonly headers?: Headers };
}

export function attemptsOf(headers: Headers = {}): number {
  const attempts = Number(headers[historyHeaders.attempt] ?? 0);
  return Number.isSafeInteger(attempts) && attempts > 0 ? attempts : 0;
}

/** Where a failed delivery goes: the key of the service's retry exchange, and the properties of the copy. */
export function nextStep(
  delivery: ReceivedDelivery,
  { then, failure }: Extract<Verdict, { failure: Failure }>,
  ladder: readonly Rung[],
  now: Date,
): { key: string; properties: Options.Publish } {
  const { headers = {} } = delivery.properties;
  const attempts = attemptsOf(headers) + 1;
  const rung = then === 'retry' ? ladder[attempts - 1] : undefined;
  const exhausted = then === 'retry' && rung === undefined && failure.reason !== 'unhandled';
  const code = failure.code.slice(0, maximumCode);
  const line = `${attempts}:${failure.reason}:${code}`;
  const history = [headers[historyHeaders.history], line].filter(Boolean).join('; ');
  return {
    key: rung?.name ?? retryKeys.parked,
    properties: {
      ...carried(delivery.properties),
      persistent: true,
      headers: {
        ...flat(headers),
        [historyHeaders.attempt]: attempts,
        [historyHeaders.reason]: exhausted ? 'exhausted' : failure.reason,
        [historyHeaders.code]: code,
        [historyHeaders.at]: now.toISOString(),
        [historyHeaders.history]: history.slice(-maximumHistory),
        [historyHeaders.exchange]: headers[historyHeaders.exchange] ?? delivery.fields.exchange,
        [historyHeaders.routingKey]:
          headers[historyHeaders.routingKey] ?? delivery.fields.routingKey,
      },
    },
  };
}

/** The message's own properties; not `expiration`, which a queue would honour, nor `userId`, which is checked. */
export function carried(properties: ReceivedDelivery['properties']): Options.Publish {
  const { contentType, contentEncoding, messageId, type, timestamp, appId, correlationId } =
    properties;
  return { contentType, contentEncoding, messageId, type, timestamp, appId, correlationId };
}

/**
 * Strings and integers without the broker's own: arrays and tables do not survive every hop. What does not fit is
 * left out.
 */
export function flat(headers: Headers): Record<string, string | number> {
  let left = maximumCarried;
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string | number] => {
      const [name, value] = entry;
      if (/^(x-|CC$|BCC$)/i.test(name)) return false;
      if (typeof value !== 'string' && !Number.isSafeInteger(value)) return false;
      const size = Buffer.byteLength(`${name}${String(value)}`);
      if (size > left) return false;
      left -= size;
      return true;
    }),
  );
}
