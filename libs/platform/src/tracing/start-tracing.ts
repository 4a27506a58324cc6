import { recordSpansWith } from '@secop/messaging';

export interface Tracing {
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** Records spans if there is a receiver for them; else nothing of OpenTelemetry is even loaded. */
export function startTracing(service: string, endpoint: string | undefined): Tracing | undefined {
  if (endpoint === undefined) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only when it is wanted
  const { SpanExport } = require('./span-export') as typeof import('./span-export');
  const spans = new SpanExport(service, `${endpoint}/v1/traces`);
  recordSpansWith(spans.recorder);
  return {
    stop: async () => {
      recordSpansWith(undefined);
      await spans.stop();
    },
  };
}
