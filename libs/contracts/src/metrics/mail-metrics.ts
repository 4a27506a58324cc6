import { defineMetric } from './define-metric';

const notifier = { saidBy: ['notifier'] } as const;
const none = {};

export const mailMetrics = {
  mails: defineMetric({
    ...notifier,
    name: 'secop_mails_total',
    type: 'counter',
    help: 'What became of mails, try by try. Zone: before or after the final dot, from where on the server may have it.',
    labels: {
      outcome: [
        'sent',
        'retried',
        'put-back',
        'waiting',
        'failed',
        'in-doubt',
        'held',
        'suppressed',
      ],
      zone: ['before-dot', 'after-dot', 'no-conversation'],
    },
  }),
  mailFailures: defineMetric({
    ...notifier,
    name: 'secop_mail_failures_total',
    type: 'counter',
    help: 'Mails that will not be sent any more, by reason (docs/operations/mail.md).',
    labels: {
      reason: [
        'address-refused',
        'refused',
        'too-large',
        'policy-refused',
        'gave-up',
        'expired',
        'recipient-missing',
        'contact-unreadable',
        'never-finished',
      ],
    },
  }),
  mailDelay: defineMetric({
    ...notifier,
    name: 'secop_mail_delay_seconds',
    type: 'histogram',
    help: 'Seconds from the row in the journal to the acceptance by the mail server.',
    labels: none,
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 3_600, 21_600],
  }),
  mailsNotRendered: defineMetric({
    ...notifier,
    name: 'secop_mails_not_rendered_total',
    type: 'counter',
    help: 'Mails whose template failed; they wait for its correction.',
    labels: none,
  }),
  deliveries: defineMetric({
    ...notifier,
    name: 'secop_deliveries',
    type: 'gauge',
    help: 'Rows of the journal that have not ended, and held ones; counts no further than 10,000 each.',
    labels: { state: ['pending', 'leased', 'finalizing', 'retry', 'in-doubt', 'hold'] },
  }),
  deliveriesOverdue: defineMetric({
    ...notifier,
    name: 'secop_deliveries_overdue_seconds',
    type: 'gauge',
    help: 'How long ago the oldest waiting row had its turn; 0: none is due.',
    labels: none,
  }),
  breakerOpen: defineMetric({
    ...notifier,
    name: 'secop_smtp_breaker_open',
    type: 'gauge',
    help: '1: the channel to the mail server is broken; one mail after another tries.',
    labels: none,
  }),
  smtpFaults: defineMetric({
    ...notifier,
    name: 'secop_smtp_faults_total',
    type: 'counter',
    help: 'Faults of the channel that this process met.',
    labels: none,
  }),
  smtpConnections: defineMetric({
    ...notifier,
    name: 'secop_smtp_connections',
    type: 'gauge',
    help: 'Connections to the mail server that this process has.',
    labels: none,
  }),
};
