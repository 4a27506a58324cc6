import { allEvents, envelopeSchema } from '@secop/contracts';
import type { Document } from './documents';
import { jsonSchemaOf } from './json-schema';

const folder = 'libs/contracts/schemas';

/** A JSON Schema per event's data, and one for the envelope around it. */
export function eventSchemas(): Document[] {
  const { $schema, ...envelope } = jsonSchemaOf(envelopeSchema);
  return [
    {
      path: `${folder}/envelope.schema.json`,
      text: json({ $schema, title: 'Envelope', ...envelope }),
    },
    ...allEvents.map(({ type, summary, data }) => {
      const { $schema: dialect, ...schema } = jsonSchemaOf(data);
      return {
        path: `${folder}/${type}.schema.json`,
        text: json({ $schema: dialect, title: type, description: summary, ...schema }),
      };
    }),
  ];
}

const json = (value: unknown) => JSON.stringify(value, null, 2);
