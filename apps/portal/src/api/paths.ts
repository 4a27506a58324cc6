import type {
  accessRequestRoutes,
  accountRoutes,
  HttpMethod,
  identityRoutes,
  ProblemDocument,
  RouteContract,
} from '@secop/contracts';
import type { z } from 'zod';

type Route =
  | (typeof identityRoutes)[number]
  | (typeof accountRoutes)[number]
  | (typeof accessRequestRoutes)[number];

type PathParameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [Parameter in Name]: string } & PathParameters<Rest>
  : unknown;

type QueryOf<R extends RouteContract> = R extends { query: infer Query extends z.ZodType }
  ? { query?: z.input<Query> }
  : { query?: never };

type BodyOf<R extends RouteContract> = R extends { body: infer Body extends z.ZodType }
  ? { requestBody: { content: { 'application/json': z.input<Body> } } }
  : { requestBody?: never };

type AnswerOf<R extends RouteContract> = R extends { answer: infer Answer extends z.ZodType }
  ? { content: { 'application/json': z.output<Answer> } }
  : { content?: never };

type ParametersOf<R extends RouteContract> = QueryOf<R> & {
  header?: { 'idempotency-key'?: string; 'if-match'?: string };
} & (unknown extends PathParameters<R['path']>
    ? { path?: never }
    : { path: PathParameters<R['path']> });

type Operation<R extends RouteContract> = BodyOf<R> & {
  parameters: ParametersOf<R>;
  responses: { [Status in R['status']]: AnswerOf<R> } & {
    default: { content: { 'application/problem+json': ProblemDocument } };
  };
};

/** What openapi-fetch needs to know of the public API, taken from the contracts that OpenAPI is made from. */
export type Paths = {
  [Path in Route['path']]: {
    [Method in HttpMethod as Lowercase<Method>]: Extract<
      Route,
      { path: Path; method: Method }
    > extends infer R extends RouteContract
      ? [R] extends [never]
        ? never
        : Operation<R>
      : never;
  };
};
