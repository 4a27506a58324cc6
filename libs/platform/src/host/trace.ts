import { beginSpan, runWithTrace, startTrace, traceIdOf, traceUnder } from '@secop/messaging';
import type { NextFunction, Request, Response } from 'express';
import { isProbe } from '../health/probes';
import { routeOf } from '../metrics/request-metrics';

export const traceIdHeader = 'x-trace-id';

/** Every request runs in a trace: with `ofCallers` the caller's W3C trace context if it is valid, else a new one. */
export const traceRequests =
  ({ ofCallers }: { ofCallers: boolean }) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const { headers, method, url } = request;
    const given = ofCallers ? (headers.traceparent as string | undefined) : undefined;
    const span = isProbe(url) ? undefined : beginSpan({ kind: 'server', verb: method }, given);
    const trace = traceUnder(span, startTrace({ traceparent: given }));
    if (span) response.once('close', () => span.end(outcomeOf(request, response)));
    response.setHeader(traceIdHeader, traceIdOf(trace));
    runWithTrace(trace, next);
  };

function outcomeOf(request: Request, { statusCode }: Response) {
  const route = routeOf(request);
  return {
    name: `${request.method} ${route}`,
    attributes: {
      'http.request.method': request.method,
      'http.route': route,
      'http.response.status_code': statusCode,
    },
    failed: statusCode >= 500,
  };
}
