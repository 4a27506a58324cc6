import { z } from 'zod';
import type { EventContract } from '../events';

/**
 * The shape of an event's data, one line per field: `accessRequest.id` → `string`. An optional field's
 * path ends in `?`, a list's in `[]`; an enumeration lists its values.
 */
export type EventShape = Readonly<Record<string, string>>;

interface JsonSchema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
}

export function shapeOf(contract: EventContract): EventShape {
  const shape: Record<string, string> = {};
  describe('', z.toJSONSchema(contract.data, { io: 'input' }) as JsonSchema, shape);
  return shape;
}

function describe(path: string, schema: JsonSchema, shape: Record<string, string>): void {
  if (path) shape[path] = kindOf(schema);
  if (schema.items) describe(`${path}[]`, schema.items, shape);
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const optional = schema.required?.includes(name) ? '' : '?';
    describe(`${path ? `${path}.` : ''}${name}${optional}`, field, shape);
  }
}

function kindOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map(String).sort().join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  return schema.type ?? 'anything';
}

/** What a consumer of the frozen shape would notice; empty when the present one only adds optional fields. */
export function breaks(frozen: EventShape, present: EventShape): string[] {
  const missing = Object.keys(frozen)
    .filter((path) => !(path in present))
    .map((path) => `${path} is gone, renamed, or changed between required and optional`);
  const retyped = Object.keys(frozen)
    .filter((path) => path in present && present[path] !== frozen[path])
    .map((path) => `${path} was ${frozen[path]} and is ${present[path]}`);
  const required = Object.keys(present)
    .filter((path) => !(path in frozen) && !path.endsWith('?'))
    .filter((path) => parentOf(path) === '' || parentOf(path) in frozen)
    .map((path) => `${path} is new and required`);
  return [...missing, ...retyped, ...required];
}

const parentOf = (path: string) =>
  path.endsWith('[]') ? path.slice(0, -2) : path.replace(/(^|\.)[^.]*$/, '');
