import { services } from '../services';
import { defineMetric } from './define-metric';

const hearing = ['accounts', 'access-requests', 'notifier'] as const;
const none = {};

export const messagingMetrics = {
  outboxPending: defineMetric({
    name: 'secop_outbox_pending',
    type: 'gauge',
    help: 'Documents with events that are not published yet; counts no further than 10,000.',
    labels: none,
    saidBy: services,
  }),
  outboxAge: defineMetric({
    name: 'secop_outbox_oldest_age_seconds',
    type: 'gauge',
    help: 'Age of the oldest unpublished event, by the clock of the store; 0: there is none.',
    labels: none,
    saidBy: services,
  }),
  publications: defineMetric({
    name: 'secop_publications_total',
    type: 'counter',
    help: 'Publications by how they ended; only `confirmed` ones are safe, the others are tried again.',
    labels: {
      channel: ['events', 'hints', 'log', 'retries'],
      outcome: ['confirmed', 'returned', 'refused', 'unconfirmed', 'disconnected', 'blocked'],
    },
    saidBy: services,
  }),
  unroutable: defineMetric({
    name: 'secop_events_unroutable_total',
    type: 'counter',
    help: 'Publications that failed because nobody, or not everybody who must hear them, has a queue.',
    labels: none,
    saidBy: services,
  }),
  logCopiesMissed: defineMetric({
    name: 'secop_log_copies_missed_total',
    type: 'counter',
    help: 'Events that the replay log did not confirm in time.',
    labels: none,
    saidBy: services,
  }),
  admissionRefusals: defineMetric({
    name: 'secop_admission_refusals_total',
    type: 'counter',
    help: "People's commands refused with 503 because too many outboxes wait.",
    labels: none,
    saidBy: services,
  }),
  brokerConnected: defineMetric({
    name: 'secop_broker_connected',
    type: 'gauge',
    help: '1: this connection to the broker is open.',
    labels: { connection: ['publish', 'consume'] },
    saidBy: services,
  }),
  brokerBlocked: defineMetric({
    name: 'secop_broker_blocked',
    type: 'gauge',
    help: '1: the broker takes no publications (memory or disk alarm).',
    labels: none,
    saidBy: services,
  }),
  topologyAlarms: defineMetric({
    name: 'secop_topology_alarms',
    type: 'gauge',
    help: 'Bindings that are missing and queues that are not as declared; `topology check` names them.',
    labels: none,
    saidBy: services,
  }),
  storeUp: defineMetric({
    name: 'secop_store_up',
    type: 'gauge',
    help: '1: the store answers.',
    labels: none,
    saidBy: services,
  }),
  consumed: defineMetric({
    name: 'secop_consumed_total',
    type: 'counter',
    help: 'Deliveries by how they ended. `requeued`: the store was away; `kept`: the channel died first.',
    labels: { outcome: ['done', 'retried', 'parked', 'requeued', 'kept'] },
    saidBy: hearing,
  }),
  repeated: defineMetric({
    name: 'secop_consumed_again_total',
    type: 'counter',
    help: 'Deliveries of messages that had been delivered before: from the ladder, or by the broker.',
    labels: none,
    saidBy: hearing,
  }),
  queueMessages: defineMetric({
    name: 'secop_queue_messages',
    type: 'gauge',
    help: "Messages that wait in the service's queues; `retry`: on all rungs of the ladder together.",
    labels: { queue: ['events', 'retry', 'parked'] },
    saidBy: hearing,
  }),
};
