import { runWithTrace, startTrace, traceIdOf } from '@secop/messaging';
import type { NextFunction, Request, Response } from 'express';

export const traceIdHeader = 'x-trace-id';

/** Every request runs in a trace: the caller's W3C trace context if it is valid, else a new one. */
export function traceRequests(request: Request, response: Response, next: NextFunction): void {
  const trace = startTrace({ traceparent: request.headers.traceparent as string | undefined });
  response.setHeader(traceIdHeader, traceIdOf(trace));
  runWithTrace(trace, next);
}
