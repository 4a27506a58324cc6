import { randomUUID } from 'node:crypto';
import type { ConfirmChannel, Options } from 'amqplib';
import type { mongo } from 'mongoose';

export interface Entry {
  readonly id: string;
  readonly type: string;
  readonly v: number;
  readonly at: Date;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const batchDelay = 200;
const batchSize = 100;
const bellDeadline = 2_000;

/** An event with its final bytes, as large as the product's. */
export function entryOf(type: string, subject: string, v: number, data: object): Entry {
  const id = randomUUID();
  const at = new Date();
  const source = `/${type.split('.')[0]}`;
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const correlationid = randomUUID();
  const envelope = {
    specversion: '1.0',
    id,
    source,
    type,
    subject,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `https://secop.gov.co/schemas/${type}/1.0`,
    sequence: String(v),
    correlationid,
    traceparent,
    data,
  };
  return {
    id,
    type,
    v,
    at,
    body: Buffer.from(JSON.stringify(envelope)),
    headers: {
      'ce-id': id,
      'ce-type': type,
      'ce-source': source,
      'ce-subject': subject,
      'ce-time': envelope.time,
      'ce-correlationid': correlationid,
      traceparent,
    },
  };
}

/** The part of an update that records the event. */
export const recording = (entry: Entry) => ({
  $push: { outbox: entry },
  $min: { outboxAt: new Date(Date.now() + bellDeadline) },
});

export interface Route {
  /** Services hear it, so it must reach a queue; otherwise only screens do. */
  readonly events: 'mandatory' | 'optional' | 'never';
  readonly hint: boolean;
}

/** Publishes with a confirm, then copies for the log and for screens; removes what is confirmed in batches. */
export class Outbox {
  private confirmed: { document: string; entry: string }[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly collection: mongo.Collection<{ _id: string }>,
    private readonly channel: ConfirmChannel,
  ) {}

  async publish(document: string, entry: Entry, { events, hint }: Route): Promise<void> {
    if (events !== 'never') await this.send('secop.events', entry, events === 'mandatory');
    const copy = hint ? this.send('secop.hints', entry, false, false) : undefined;
    if (events === 'never') await copy;
    else copy?.catch(() => undefined);
    this.send('secop.log', entry, true).catch(() => undefined);
    this.confirmed.push({ document, entry: entry.id });
    if (this.confirmed.length >= batchSize) this.remove();
    else this.timer ??= setTimeout(() => this.remove(), batchDelay);
  }

  private send(
    exchange: string,
    { id, type, at, body, headers }: Entry,
    mandatory: boolean,
    persistent = true,
  ): Promise<void> {
    const properties: Options.Publish = {
      persistent,
      mandatory,
      messageId: id,
      type,
      timestamp: Math.floor(at.getTime() / 1_000),
      contentType: 'application/cloudevents+json; charset=utf-8',
      headers: { ...headers },
    };
    return new Promise((resolve, reject) =>
      this.channel.publish(exchange, type, body, properties, (error: Error | null) =>
        error ? reject(error) : resolve(),
      ),
    );
  }

  private remove(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const done = this.confirmed;
    this.confirmed = [];
    this.collection
      .updateMany({ _id: { $in: done.map(({ document }) => document) } }, {
        $pull: { outbox: { id: { $in: done.map(({ entry }) => entry) } } },
        $unset: { outboxAt: '' },
      } as never)
      .catch((error: unknown) => console.error(error));
  }
}
