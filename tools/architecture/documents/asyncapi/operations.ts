import { allEvents } from '@secop/contracts';
import { consumers, exchangeOf, heardBy, hintsChannel, queueChannel } from './channels';
import type { Data } from './yaml';

const bindingVersion = '0.3.0';

/** Each service says its events one by one and hears the others' on one queue; the gateway hears hints. */
export function operations(): Record<string, Data> {
  const said = allEvents.map((event) => [
    `${event.source}.sends.${event.type}`,
    {
      action: 'send',
      channel: channel(event.type),
      summary: event.summary,
      tags: [{ name: event.source }],
      messages: [messageIn(event.type, event.type)],
      bindings: { amqp: sending(event.consumers.length > 0, exchangeOf(event)) },
    },
  ]);
  const heard = consumers().map((service) => [
    `${service}.receives`,
    receiving(service, queueChannel(service), heardBy(service), { ack: true }),
  ]);
  const hinted = allEvents.filter(({ hint }) => hint);
  return Object.fromEntries([
    ...said,
    ...heard,
    ['gateway.receives', receiving('gateway', hintsChannel, hinted, { ack: false })],
  ]) as Record<string, Data>;
}

/** Confirmed; a return is a failure where somebody must hear it. */
const sending = (mandatory: boolean, exchange: string): Data => ({
  deliveryMode: exchange === 'secop.events' ? 2 : 1,
  mandatory,
  timestamp: true,
  bindingVersion,
});

const receiving = (
  service: string,
  at: string,
  events: readonly { type: string }[],
  { ack }: { ack: boolean },
): Data => ({
  action: 'receive',
  channel: channel(at),
  tags: [{ name: service }],
  messages: events.map(({ type }) => messageIn(at, type)),
  bindings: { amqp: { ack, bindingVersion } },
});

const channel = (name: string): Data => ({ $ref: `#/channels/${name}` });
const messageIn = (name: string, type: string): Data => ({
  $ref: `#/channels/${name}/messages/${type}`,
});
