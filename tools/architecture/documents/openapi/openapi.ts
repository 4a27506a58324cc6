import { allRoutes, problemDocument, type RouteContract } from '@secop/contracts';
import { jsonSchemaOf, without } from '../json-schema';
import type { OpenApiObject } from './open-api-object';
import { headers, parameters, securitySchemes } from './components';
import { operationOf } from './operation';
import { problemExamples } from './problem-responses';
import { schemaBook } from './schema-book';
import { tagsOf } from './tags';

/** OpenAPI 3.1 of the public API, made from the route table. */
export function openApi(): OpenApiObject {
  const book = schemaBook();
  const paths: Record<string, OpenApiObject> = {};
  for (const route of allRoutes) {
    paths[route.path] = {
      ...paths[route.path],
      ...pathParametersOf(route),
      [route.method.toLowerCase()]: operationOf(route, book),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Acceso a cuentas de Proveedor',
      version: '1.0.0',
      description:
        'A person asks for access to a supplier account; an administrator decides. Every error is a problem document (RFC 9457) whose `code` is frozen.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    tags: tagsOf(allRoutes),
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes,
      parameters,
      headers,
      examples: problemExamples(allRoutes),
      schemas: { Problem: without(jsonSchemaOf(problemDocument), '$schema'), ...book.schemas() },
    },
  };
}

function pathParametersOf({ path }: RouteContract): OpenApiObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  if (names.length === 0) return {};
  return {
    parameters: names.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string', minLength: 1, maxLength: 100, pattern: '^[\\w-]+$' },
    })),
  };
}
