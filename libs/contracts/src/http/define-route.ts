import type { z } from 'zod';
import type { ProblemCode } from '../problems';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One public route: who serves it, what it takes and answers. OpenAPI and the gateway's table are made from these. */
export interface RouteContract {
  readonly method: HttpMethod;
  /** Without `/api/v1`; parameters as `{name}`. */
  readonly path: string;
  readonly servedBy: 'identity' | 'accounts' | 'access-requests' | 'gateway';
  readonly summary: string;
  /** `none`: before signing in. */
  readonly session: 'required' | 'none';
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** Takes `Idempotency-Key`. */
  readonly idempotent?: true;
  /** Takes `If-Match`. */
  readonly ifMatch?: true;
  readonly status: 200 | 201 | 202 | 204;
  readonly answer?: z.ZodType;
  /** Answers `text/event-stream`; `answer` is the data of an event. */
  readonly stream?: true;
  /** Problem codes of its own; those that any route can raise are not repeated. */
  readonly problems: readonly ProblemCode[];
}

export const defineRoute = <const Route extends RouteContract>(route: Route): Route => route;
