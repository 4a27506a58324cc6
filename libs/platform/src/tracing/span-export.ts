import { setTimeout as pause } from 'node:timers/promises';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type SpanContext,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { SpanRecorder } from '@secop/messaging';

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

/** A receiver that does not answer keeps no process from ending. */
const lastWords = 2_000;

/**
 * Spans to a receiver of OTLP over HTTP, in batches. The standard variables `OTEL_…` of sampling and batching apply.
 * @public It is required only where it is wanted.
 */
export class SpanExport {
  private readonly provider: NodeTracerProvider;

  constructor(service: string, url: string) {
    this.provider = new NodeTracerProvider({
      resource: resourceFromAttributes({
        'service.namespace': 'secop',
        'service.name': service,
      }),
      spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
    });
  }

  get recorder(): SpanRecorder {
    const tracer = this.provider.getTracer('secop');
    return ({ kind, verb, what }, parent) => {
      const name = what === undefined ? verb : `${verb} ${what}`;
      const span = tracer.startSpan(name, { kind: kinds[kind] }, under(parent));
      return {
        traceparent: traceparentOf(span.spanContext()),
        end: ({ name: better, attributes: more, failed } = {}) => {
          if (better) span.updateName(better);
          if (more) span.setAttributes(more);
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    };
  }

  async stop(): Promise<void> {
    await Promise.race([
      this.provider.shutdown().catch(() => undefined),
      pause(lastWords, undefined, { ref: false }),
    ]);
  }
}

const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext) =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

const shape = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** What is no trace context begins a new trace. */
function under(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags] = shape.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId || !flags) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
