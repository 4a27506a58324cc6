import { randomUUID } from 'node:crypto';

/** A message that no service can use, and what must become of it. */
export interface Poison {
  readonly what: string;
  readonly body: (type: string) => Buffer;
  /** Of the parked copy; `unhandled`: it climbs the ladder first. */
  readonly reason: 'malformed' | 'schema-invalid' | 'oversized' | 'unhandled';
}

const envelope = (type: string, changes: object = {}) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/fault-row',
  type,
  subject: randomUUID(),
  time: new Date().toISOString(),
  sequence: '1',
  data: {},
  ...changes,
});
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

export const poisons: readonly Poison[] = [
  { what: 'half a JSON text', reason: 'malformed', body: () => Buffer.from('{"specversion":"1.') },
  { what: 'no UTF-8', reason: 'malformed', body: () => Buffer.from('7b22ff227d', 'hex') },
  { what: 'nothing', reason: 'malformed', body: () => Buffer.alloc(0) },
  { what: 'a list', reason: 'malformed', body: (type) => json([envelope(type)]) },
  {
    what: 'an envelope without an id',
    reason: 'malformed',
    body: (type) => json(envelope(type, { id: undefined })),
  },
  { what: 'missing fields', reason: 'schema-invalid', body: (type) => json(envelope(type)) },
  {
    what: 'fields of the wrong type',
    reason: 'schema-invalid',
    body: (type) => json(envelope(type, { data: { accessRequest: 'yes', membership: 1 } })),
  },
  {
    what: '__proto__ instead of the data',
    reason: 'schema-invalid',
    body: (type) =>
      Buffer.from(
        JSON.stringify(envelope(type)).replace(
          '"data":{}',
          '"data":{"__proto__":{"accessRequest":{"polluted":true},"membership":{}}}',
        ),
      ),
  },
  {
    what: '10 MB',
    reason: 'oversized',
    body: (type) => json(envelope(type, { data: { text: 'x'.repeat(10 * 1024 * 1024) } })),
  },
  {
    what: 'a version of the future',
    reason: 'unhandled',
    body: (type) => json(envelope(type.replace(/\.v1$/, '.v9'))),
  },
];
