import { defineMetric } from './define-metric';

const requests = { saidBy: ['access-requests'] } as const;
const none = {};

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

export const accessRequestMetrics = {
  happenings: defineMetric({
    ...requests,
    name: 'secop_access_request_happenings_total',
    type: 'counter',
    help: 'What happened to access requests.',
    labels: {
      happening: [
        'submitted',
        'reminded',
        'escalated',
        'accepted',
        'effective',
        'rejected',
        'reopened',
        'withdrawn',
        'expired',
      ],
    },
  }),
  decisionTime: defineMetric({
    ...requests,
    name: 'secop_access_request_decision_seconds',
    type: 'histogram',
    help: 'Seconds from the submission, or the return to pending, to the decision.',
    labels: { decision: ['accepted', 'rejected'] },
    buckets: [
      minute,
      10 * minute,
      hour,
      4 * hour,
      8 * hour,
      day,
      2 * day,
      4 * day,
      7 * day,
      14 * day,
    ],
  }),
  grantTime: defineMetric({
    ...requests,
    name: 'secop_access_request_grant_seconds',
    type: 'histogram',
    help: 'Seconds from the acceptance to the moment when the person can act.',
    labels: none,
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, minute, 10 * minute, hour],
  }),
  awaitingGrant: defineMetric({
    ...requests,
    name: 'secop_access_requests_awaiting_grant',
    type: 'gauge',
    help: 'Accepted requests without an answer of accounts; counts no further than the bound of admission.',
    labels: none,
  }),
  deadlinesOverdue: defineMetric({
    ...requests,
    name: 'secop_access_request_deadlines_overdue_seconds',
    type: 'gauge',
    help: 'How long ago the oldest deadline passed that nobody has dealt with; 0: there is none.',
    labels: none,
  }),
};
