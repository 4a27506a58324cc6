import type { RouteContract } from '@secop/contracts';
import type { JsonSchema } from '../json-schema';
import type { OpenApiObject } from './open-api-object';
import { problemResponses } from './problem-responses';
import type { SchemaBook } from './schema-book';
import { tagOf } from './tags';

export function operationOf(route: RouteContract, book: SchemaBook): OpenApiObject {
  const parameters = [...queryParameters(route, book), ...headerParameters(route)];
  return {
    operationId: operationId(route),
    tags: [tagOf(route)],
    summary: route.summary,
    ...(route.session === 'none' ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: requestBody(book.schemaOf(route.body)) } : {}),
    responses: { [route.status]: success(route, book), ...problemResponses(route) },
  };
}

/** `POST /access-requests/{id}/acceptance` → `postAccessRequestsByIdAcceptance`. */
function operationId({ method, path }: RouteContract): string {
  const words = path
    .replaceAll(/\{(\w+)\}/g, 'by-$1')
    .split(/[/-]/)
    .filter(Boolean);
  const capitalised = words.map((word) => word[0]!.toUpperCase() + word.slice(1));
  return method.toLowerCase() + capitalised.join('');
}

function queryParameters({ query }: RouteContract, book: SchemaBook): OpenApiObject[] {
  if (!query) return [];
  const { properties = {}, required = [] } = book.schemaOf(query);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(required.includes(name) ? { required: true } : {}),
    schema,
  }));
}

const headerParameters = ({ idempotent, ifMatch }: RouteContract): OpenApiObject[] => [
  ...(idempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ...(ifMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
];

const requestBody = (schema: JsonSchema): OpenApiObject => ({
  required: (schema.required ?? []).length > 0,
  content: { 'application/json': { schema } },
});

const success = (route: RouteContract, book: SchemaBook): OpenApiObject => ({
  description: route.summary,
  headers: {
    'x-trace-id': { $ref: '#/components/headers/TraceId' },
    ...(route.ifMatch ? { ETag: { $ref: '#/components/headers/ETag' } } : {}),
  },
  ...(route.answer
    ? { content: { [mediaTypeOf(route)]: { schema: book.schemaOf(route.answer) } } }
    : {}),
});

const mediaTypeOf = ({ stream }: RouteContract) =>
  stream ? 'text/event-stream' : 'application/json';
