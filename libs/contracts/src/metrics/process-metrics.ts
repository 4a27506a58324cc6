import { services } from '../services';
import { defineMetric, type AppName } from './define-metric';

const everybody: readonly AppName[] = [...services, 'gateway'];
const none = {};
const fromNode = { type: 'gauge', labels: none, saidBy: everybody } as const;

export const processMetrics = {
  ready: defineMetric({
    name: 'secop_ready',
    type: 'gauge',
    help: '1: all checks of its readiness pass, 0: one fails.',
    labels: none,
    saidBy: everybody,
  }),
  httpRequests: defineMetric({
    name: 'secop_http_requests_total',
    type: 'counter',
    help: 'Requests that ended. Probes are left out.',
    labels: {
      method: 'HTTP method, or `other`',
      route: 'template of the route, `none` where there is none',
      status: 'status code; 499: the client left before the answer',
    },
    saidBy: everybody,
  }),
  httpDuration: defineMetric({
    name: 'secop_http_request_duration_seconds',
    type: 'histogram',
    help: 'Seconds from the head of a request to the last byte of its answer. Event streams are left out.',
    labels: { method: 'HTTP method, or `other`', route: 'template of the route' },
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    saidBy: everybody,
  }),
  problems: defineMetric({
    name: 'secop_problems_total',
    type: 'counter',
    help: 'Requests that were answered with a problem document, by its code.',
    labels: { code: 'code of the problem (docs/problems.md)' },
    saidBy: everybody,
  }),
  eventLoopLag: defineMetric({
    ...fromNode,
    name: 'nodejs_eventloop_lag_p99_seconds',
    help: 'How late the event loop is, 99th percentile since the last look.',
  }),
  memory: defineMetric({
    ...fromNode,
    name: 'process_resident_memory_bytes',
    help: 'Memory of the process.',
  }),
  heap: defineMetric({
    ...fromNode,
    name: 'nodejs_heap_size_used_bytes',
    help: 'JavaScript heap in use.',
  }),
  cpu: defineMetric({
    ...fromNode,
    type: 'counter',
    name: 'process_cpu_seconds_total',
    help: 'Processor time used.',
  }),
  started: defineMetric({
    ...fromNode,
    name: 'process_start_time_seconds',
    help: 'When the process began, in seconds since 1970.',
  }),
};
