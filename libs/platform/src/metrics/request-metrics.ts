import { metrics as catalogue } from '@secop/contracts';
import type { NextFunction, Request, Response } from 'express';
import { isProbe } from '../health/probes';
import type { Metrics } from './metrics';

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
const clientLeft = 499;
const named = new WeakMap<Request, string>();

/** For a handler of many routes: the template of the one that this request is for. */
export function nameRoute(request: Request, template: string): void {
  named.set(request, template);
}

/** The template of the request's route, as contracts write it; `none` if it came to no route. Never an address. */
export function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return (
    named.get(request) ?? (typeof path === 'string' ? path.replace(/:(\w+)/g, '{$1}') : 'none')
  );
}

/** Counts and times every request but those of probes. */
export function measureRequests(metrics: Metrics) {
  const counts = new Map<string, { labels: Record<string, string>; value: number }>();
  const durations = metrics.histogram(catalogue.httpDuration);
  metrics.read(catalogue.httpRequests, () =>
    [...counts.values()].map(({ labels, value }) => [labels, value] as const),
  );
  const ended = (request: Request, response: Response, seconds: number) => {
    const method = methods.has(request.method) ? request.method : 'other';
    const route = routeOf(request);
    const status = String(response.writableFinished ? response.statusCode : clientLeft);
    const key = `${method} ${route} ${status}`;
    const count = counts.get(key) ?? { labels: { method, route, status }, value: 0 };
    count.value += 1;
    counts.set(key, count);
    const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
    if (!isStream) durations.observe({ method, route }, seconds);
  };
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!isProbe(request.url)) {
      const began = performance.now();
      response.once('close', () => ended(request, response, (performance.now() - began) / 1_000));
    }
    next();
  };
}
