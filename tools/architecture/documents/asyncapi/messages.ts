import { allEvents, envelopeSchema, type EventContract } from '@secop/contracts';
import { jsonSchemaOf, without } from '../json-schema';
import type { Data } from './yaml';

const bindingVersion = '0.3.0';

/** A message per event type: the envelope, with the data of that type in it. */
export function messages(): Record<string, Data> {
  return Object.fromEntries(
    allEvents.map(({ type, version, summary, hint, logged }) => [
      type,
      {
        name: type,
        title: type,
        summary,
        contentType: 'application/cloudevents+json; charset=utf-8',
        correlationId: { $ref: '#/components/correlationIds/correlation' },
        payload: {
          allOf: [
            reference('schemas', 'Envelope'),
            {
              type: 'object',
              properties: { type: { const: type }, data: reference('schemas', type) },
            },
          ],
        },
        bindings: { amqp: { messageType: type, bindingVersion } },
        'x-version': version,
        'x-hint': hint,
        'x-logged': logged,
      },
    ]),
  );
}

/** The envelope, and the data of every event as its JSON Schema in `libs/contracts/schemas` says it. */
export function schemas(): Record<string, Data> {
  return {
    Envelope: withoutDialect(jsonSchemaOf(envelopeSchema)),
    ...Object.fromEntries(
      allEvents.map(({ type, data }) => [type, withoutDialect(jsonSchemaOf(data))]),
    ),
  };
}

export const reference = (kind: 'messages' | 'schemas', name: string) => ({
  $ref: `#/components/${kind}/${name}`,
});

/** The messages of a channel under their types. */
export const messagesOf = (events: readonly EventContract[]) =>
  Object.fromEntries(events.map(({ type }) => [type, reference('messages', type)]));

const withoutDialect = (schema: ReturnType<typeof jsonSchemaOf>) =>
  without(schema, '$schema') as Data;
