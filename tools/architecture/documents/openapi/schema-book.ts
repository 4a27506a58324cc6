import {
  accessRequestView,
  accountView,
  actingView,
  inboxItem,
  memberView,
  decisionResult,
  myMembership,
  problemDocument,
  sessionView,
  userView,
} from '@secop/contracts';
import { z } from 'zod';
import { jsonSchemaOf, without, type JsonSchema } from '../json-schema';

const named = {
  AccessRequest: accessRequestView,
  InboxItem: inboxItem,
  DecisionResult: decisionResult,
  MyMembership: myMembership,
  Problem: problemDocument,
  Account: accountView,
  Acting: actingView,
  Member: memberView,
  Session: sessionView,
  User: userView,
};

export interface SchemaBook {
  /** The schema in place; what has a name becomes a reference to `components/schemas`. */
  schemaOf(schema: z.ZodType): JsonSchema;
  /** The named schemas that were referred to. */
  schemas(): Record<string, JsonSchema>;
}

export function schemaBook(): SchemaBook {
  const names = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) names.add(schema, { id });
  const used: Record<string, JsonSchema> = {};

  const resolve = (schema: z.ZodType): JsonSchema => {
    const pointing = pointingAtComponents(jsonSchemaOf(schema, names));
    const definitions = Object.entries((pointing.$defs ?? {}) as Record<string, JsonSchema>);
    for (const [name, definition] of definitions) used[name] = without(definition, 'id');
    const rest = without(pointing, '$schema', '$defs', 'id');
    const name = names.get(schema)?.id;
    if (!name) return rest;
    used[name] = rest;
    return { $ref: `#/components/schemas/${name}` };
  };
  return { schemaOf: resolve, schemas: () => used };
}

const pointingAtComponents = (schema: JsonSchema): JsonSchema =>
  JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as JsonSchema;
