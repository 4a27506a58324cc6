/** Part of an OpenAPI document that is not a schema. */
export type OpenApiObject = Record<string, unknown>;
