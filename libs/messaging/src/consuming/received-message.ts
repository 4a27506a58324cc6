import { envelopeSchema, type Envelope } from '@secop/contracts';
import { maximumEventBytes } from '../recording/outbox-entry';

/** What of an AMQP message matters here. */
export interface IncomingMessage {
  readonly content: Buffer;
  readonly properties: {
    readonly contentType?: string;
    readonly headers?: Readonly<Record<string, unknown>>;
  };
}

/** Nobody can ever read this message; `reason` goes into a header and holds no content. */
export class UnreadableMessage extends Error {
  constructor(
    readonly reason: 'oversized' | 'malformed' | 'schema-invalid',
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
    this.name = 'UnreadableMessage';
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const structured = 'application/cloudevents+json';
const attributes = /^(?:ce-|cloudEvents[:_])([a-z0-9]+)$/;

/** Reads CloudEvents in structured and in binary mode. Throws `UnreadableMessage`. */
export function envelopeOf({ content, properties }: IncomingMessage): Envelope {
  if (content.length > maximumEventBytes) {
    throw new UnreadableMessage('oversized', `${content.length} bytes`);
  }
  const body = jsonOf(content);
  const isStructured = properties.contentType?.toLowerCase().startsWith(structured) ?? false;
  const parsed = envelopeSchema.safeParse(
    isStructured ? body : binaryModeEnvelope(body, properties.headers ?? {}),
  );
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.') || '(envelope)');
    throw new UnreadableMessage('malformed', `envelope: ${fields.join(', ')}`.slice(0, 500));
  }
  return parsed.data;
}

function jsonOf(content: Buffer): unknown {
  try {
    const text = utf8.decode(content);
    return JSON.parse(text, mayNamePrototype.test(text) ? withoutPrototypes : undefined) as unknown;
  } catch {
    throw new UnreadableMessage('malformed', 'not JSON in UTF-8');
  }
}

/** As it is or behind an escape. A reviver that has nothing to do costs five times the parsing. */
const mayNamePrototype = /__proto__|\\u/;

/** A key that would become an object's prototype when copied. */
const withoutPrototypes = (key: string, value: unknown) =>
  key === '__proto__' ? undefined : value;

function binaryModeEnvelope(data: unknown, headers: Readonly<Record<string, unknown>>) {
  const found = Object.entries(headers).flatMap(([name, value]) => {
    const attribute = attributes.exec(name)?.[1];
    return attribute === undefined ? [] : [[attribute, value] as const];
  });
  return { ...Object.fromEntries(found), data };
}
