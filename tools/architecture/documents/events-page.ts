import { allEvents, envelopeSchema, services, type EventContract } from '@secop/contracts';
import { jsonSchemaOf, type JsonSchema } from './json-schema';

/** `docs/events.md`: who says what to whom, and what is in it. */
export function eventsPage(): string {
  const said = services.map((service) => ({
    service,
    events: allEvents.filter(({ source }) => source === service),
  }));
  return `# Events

<!-- Generated from libs/contracts by \`npm run generate\`. -->

CloudEvents 1.0 in structured JSON mode on the topic exchange \`secop.events\`; the routing key is the type. Each event has a frozen
sample beside its contract in \`libs/contracts/src/events\` and a JSON Schema in \`libs/contracts/schemas\`.

| event | heard by | open screens | replay log |
| --- | --- | --- | --- |
${allEvents.map(row).join('\n')}

## Envelope

${fields(jsonSchemaOf(envelopeSchema))}

${said.map(({ service, events }) => `## Said by ${service}\n\n${events.map(section).join('\n')}`).join('\n')}`;
}

const row = ({ type, consumers, hint, logged }: EventContract) =>
  `| [\`${type}\`](#${type}) | ${consumers.join(', ') || '–'} | ${hint ? 'told' : '–'} | ${logged ? 'kept' : '–'} |`;

const section = ({ type, version, summary, data }: EventContract) => `<a id="${type}"></a>

### ${type}

${summary} Version ${version}.

${fields(jsonSchemaOf(data))}
`;

function fields(schema: JsonSchema): string {
  return ['| field | type |', '| --- | --- |', ...rows('', schema)].join('\n');
}

function rows(path: string, schema: JsonSchema): string[] {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const here = `${path}${name}${required.includes(name) ? '' : '?'}`;
    if (field.properties) return rows(`${here}.`, field);
    return `| \`${here}\` | ${typeName(field)} |`;
  });
}

function typeName(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.items) return `list of ${typeName(schema.items)}`;
  const type = schema.format ?? schema.type ?? 'any';
  return schema.maxLength ? `${type}, at most ${schema.maxLength}` : type;
}
