import { z } from 'zod';

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it. */
export interface JsonSchema {
  [keyword: string]: unknown;
  type?: string;
  format?: string;
  enum?: string[];
  const?: string;
  maxLength?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

/** What a schema takes. Objects stay open unless they are strict, so that a newer minor still fits. */
export function jsonSchemaOf(
  schema: z.ZodType,
  names?: z.core.$ZodRegistry<{ id: string }>,
): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    ...(names ? { metadata: names } : {}),
    override: ({ jsonSchema, zodSchema }) => {
      // The format says it already; the pattern is a page of calendar arithmetic.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      // A pipe's first half only trims; what it must look like stands in the second.
      const { def } = zodSchema._zod;
      if (def.type === 'pipe') {
        const target = z.toJSONSchema(def.out as z.ZodType, {
          io: 'input',
        });
        if (target.format) jsonSchema.format = target.format;
      }
    },
  }) as JsonSchema;
}

/** The schema without these keywords. */
export function without(schema: JsonSchema, ...keywords: string[]): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !keywords.includes(name)));
}
