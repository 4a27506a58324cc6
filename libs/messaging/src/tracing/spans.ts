import { runWithTrace, type Trace } from './trace';

/** What a span says of itself: routes, types and templates; never an id of a person, an address or a text. */
export interface SpanStart {
  readonly kind: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  readonly verb: string;
  /** What the verb is done to; together they are the name. */
  readonly what?: string;
}
export type SpanAttributes = Readonly<Record<string, string | number | undefined>>;

/** Work that is being recorded. */
export interface RunningSpan {
  /** W3C trace context that makes others its children. */
  readonly traceparent: string;
  end(more?: {
    readonly name?: string;
    readonly attributes?: SpanAttributes;
    readonly failed?: boolean;
  }): void;
}

/** Begins a span under a W3C trace context, or a trace of its own without one. */
export type SpanRecorder = (start: SpanStart, parent: string | undefined) => RunningSpan;

let recorder: SpanRecorder | undefined;

/** From here on spans are recorded by this; undefined: by nobody, and none costs anything. */
export function recordSpansWith(given: SpanRecorder | undefined): void {
  recorder = given;
}

/** Undefined when nobody records. */
export const beginSpan = (start: SpanStart, parent: string | undefined): RunningSpan | undefined =>
  recorder?.(start, parent);

/** The trace whose next works are children of the span. */
export const traceUnder = (span: RunningSpan | undefined, trace: Trace): Trace =>
  span ? { ...trace, traceparent: span.traceparent } : trace;

/** Ends the span with the work, as failed when the work rejects. */
export async function during<T>(span: RunningSpan, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    span.end();
    return result;
  } catch (error) {
    span.end({ failed: true });
    throw error;
  }
}

/** Runs work in a trace, as a span of its own under `parent`. */
export function runInSpan<T>(
  start: SpanStart,
  trace: Trace,
  work: () => Promise<T>,
  parent: string | undefined = trace.traceparent,
): Promise<T> {
  const span = beginSpan(start, parent);
  if (!span) return runWithTrace(trace, work);
  return during(span, () => runWithTrace(traceUnder(span, trace), work));
}
