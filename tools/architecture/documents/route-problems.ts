import type { ProblemCode, RouteContract } from '@secop/contracts';

/** Every code that a route can answer with: its own, and those that follow from what it takes. */
export function problemsOf(route: RouteContract): ProblemCode[] {
  const { body, query, session, method, idempotent, ifMatch } = route;
  const changes = method !== 'GET';
  return [
    ...(body || ifMatch ? (['request.malformed'] as const) : []),
    ...(body || query ? (['request.invalid'] as const) : []),
    ...(body ? (['request.too-large', 'request.unsupported-media-type'] as const) : []),
    ...(session === 'required' ? (['session.required'] as const) : []),
    ...(changes ? (['request.origin-refused'] as const) : []),
    ...route.problems,
    ...(idempotent ? (['idempotency-key.reused'] as const) : []),
    ...(ifMatch ? (['precondition.failed'] as const) : []),
    ...(changes ? (['command.contended', 'outbox.full'] as const) : []),
    'request.rate-limited',
    'dependency.unavailable',
    'service.overloaded',
    'service.stopping',
    'internal.error',
  ];
}
