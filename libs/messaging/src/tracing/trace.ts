import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { randomHex } from './random-hex';

/** What connects a person's request with everything that follows from it. */
export interface Trace {
  /** Stays the same from the first request to the last mail. */
  readonly correlationId: string;
  /** Id of the event that caused the present work; absent in a person's request. */
  readonly causationId?: string;
  /** W3C trace context, version 00. */
  readonly traceparent: string;
}

const traces = new AsyncLocalStorage<Trace>();
const traceparentShape = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;
const nothing = /^0+$/;

/** The trace of the running request or delivery; outside of both a new one. */
export function currentTrace(): Trace {
  return activeTrace() ?? startTrace();
}

/** The trace of the running request or delivery, if there is one. */
export function activeTrace(): Trace | undefined {
  return traces.getStore();
}

/** Everything that `work` starts, asynchronous work included, sees this trace. */
export function runWithTrace<T>(trace: Trace, work: () => T): T {
  return traces.run(trace, work);
}

/** A trace for new work: a valid `traceparent` keeps its trace id, every call is a span of its own. */
export function startTrace(
  incoming: { traceparent?: string; correlationId?: string; causationId?: string } = {},
): Trace {
  const [, traceId = '', flags = '01'] = traceparentShape.exec(incoming.traceparent ?? '') ?? [];
  const id = traceId && !nothing.test(traceId) ? traceId : randomHex(16);
  return {
    correlationId: incoming.correlationId ?? randomUUID(),
    ...(incoming.causationId === undefined ? {} : { causationId: incoming.causationId }),
    traceparent: `00-${id}-${randomHex(8)}-${flags}`,
  };
}

/** The 32 hexadecimal digits by which a trace is found. */
export function traceIdOf(trace: Trace): string {
  return trace.traceparent.slice(3, 35);
}
