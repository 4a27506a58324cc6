import { defineMetric } from './define-metric';

const identity = { saidBy: ['identity'] } as const;
const gateway = { saidBy: ['gateway'] } as const;
const none = {};

export const edgeMetrics = {
  hashesRunning: defineMetric({
    ...identity,
    name: 'secop_password_hashes_running',
    type: 'gauge',
    help: 'Passwords that are hashed or compared now.',
    labels: none,
  }),
  hashesWaiting: defineMetric({
    ...identity,
    name: 'secop_password_hashes_waiting',
    type: 'gauge',
    help: 'Passwords that wait for their turn; a full queue answers 503.',
    labels: none,
  }),
  hashesDone: defineMetric({
    ...identity,
    name: 'secop_password_hashes_total',
    type: 'counter',
    help: 'Turns in the queue for hashing that ended.',
    labels: none,
  }),
  hashesRefused: defineMetric({
    ...identity,
    name: 'secop_password_hashes_refused_total',
    type: 'counter',
    help: 'Refused without waiting: the queue was full (503), or the share of one client network (429).',
    labels: { reason: ['queue-full', 'network-share'] },
  }),
  eventStreams: defineMetric({
    ...gateway,
    name: 'secop_event_streams',
    type: 'gauge',
    help: 'Open screens that hear hints.',
    labels: none,
  }),
  hintsConnected: defineMetric({
    ...gateway,
    name: 'secop_hints_connected',
    type: 'gauge',
    help: "1: this process hears the services' hints and revocations.",
    labels: none,
  }),
  upstreamCalls: defineMetric({
    ...gateway,
    name: 'secop_upstream_calls_running',
    type: 'gauge',
    help: 'Calls to a service that wait for its answer.',
    labels: { upstream: ['identity', 'accounts', 'access-requests'] },
  }),
  upstreamFailures: defineMetric({
    ...gateway,
    name: 'secop_upstream_failures_total',
    type: 'counter',
    help: 'Calls to a service that got no usable answer.',
    labels: { upstream: ['identity', 'accounts', 'access-requests'] },
  }),
};
