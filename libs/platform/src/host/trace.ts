import { runWithTrace, startTrace, traceIdOf } from '@secop/messaging';
import type { NextFunction, Request, Response } from 'express';

export const traceIdHeader = 'x-trace-id';

/** Every request runs in a trace: with `ofCallers` the caller's W3C trace context if it is valid, else a new one. */
export const traceRequests =
  ({ ofCallers }: { ofCallers: boolean }) =>
  ({ headers }: Request, response: Response, next: NextFunction): void => {
    const given = ofCallers ? (headers.traceparent as string | undefined) : undefined;
    const trace = startTrace({ traceparent: given });
    response.setHeader(traceIdHeader, traceIdOf(trace));
    runWithTrace(trace, next);
  };
