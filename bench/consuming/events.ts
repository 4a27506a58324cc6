import { AccessRequestAcceptedV1 } from '@secop/contracts';
import { uuidV7 } from '@secop/messaging';
import type { ConfirmChannel, Options } from 'amqplib';
import { acceptedRequest, idOf } from '../publishing/decided';

interface EventProperties extends Options.Publish {
  readonly messageId: string;
  headers: Readonly<Record<string, string>>;
}

/** The queue that hears acceptances. */
export const queue = 'accounts.events';

/** One acceptance as the relay publishes it. */
export function anEvent(index: number, subject = idOf(index)): [Buffer, EventProperties] {
  const id = uuidV7(new Date());
  const { type } = AccessRequestAcceptedV1;
  const time = new Date().toISOString();
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const correlationid = '01981f51-b5f6-7c79-9503-9bacbdce6001';
  const envelope = {
    specversion: '1.0',
    id,
    source: '/access-requests',
    type,
    subject,
    time,
    datacontenttype: 'application/json',
    dataschema: 'https://secop.gov.co/schemas/access-request.accepted/1.0',
    sequence: '2',
    correlationid,
    traceparent,
    data: { accessRequest: acceptedRequest(subject, 2) },
  };
  return [
    Buffer.from(JSON.stringify(envelope)),
    {
      persistent: true,
      messageId: id,
      type,
      appId: 'access-requests',
      correlationId: correlationid,
      contentType: 'application/cloudevents+json; charset=utf-8',
      headers: {
        'ce-id': id,
        'ce-type': type,
        'ce-source': '/access-requests',
        'ce-subject': subject,
        'ce-time': time,
        'ce-correlationid': correlationid,
        traceparent,
      },
    },
  ];
}

/** So many events, all of them confirmed. */
export async function fill(channel: ConfirmChannel, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    channel.publish('secop.events', AccessRequestAcceptedV1.type, ...anEvent(index));
    if (index % 500 === 499) await channel.waitForConfirms();
  }
  await channel.waitForConfirms();
}
