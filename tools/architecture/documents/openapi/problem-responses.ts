import { problemType, problems, type ProblemCode, type RouteContract } from '@secop/contracts';
import { problemsOf } from '../route-problems';
import type { OpenApiObject } from './open-api-object';

/** One response per status, with the codes that answer with it and an example of each. */
export function problemResponses(route: RouteContract): OpenApiObject {
  const codes = [...new Set(problemsOf(route))];
  const statuses = [...new Set(codes.map((code) => problems[code].status as number))].sort();
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      response(
        status,
        codes.filter((code) => problems[code].status === status),
      ),
    ]),
  );
}

function response(status: number, codes: ProblemCode[]): OpenApiObject {
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    headers: {
      'x-trace-id': { $ref: '#/components/headers/TraceId' },
      ...([429, 503].includes(status)
        ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }
        : {}),
    },
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(
          codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
        ),
      },
    },
  };
}

/** A document per code, referred to by every response that can carry it. */
export const problemExamples = (routes: readonly RouteContract[]): OpenApiObject =>
  Object.fromEntries(routes.flatMap(problemsOf).map((code) => [code, { value: example(code) }]));

function example(code: ProblemCode): OpenApiObject {
  const { title, status, detail } = problems[code];
  return {
    type: problemType(code),
    title,
    status,
    detail,
    instance: '/api/v1/access-requests',
    code,
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  };
}
