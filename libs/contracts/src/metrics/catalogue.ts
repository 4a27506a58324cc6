import { accessRequestMetrics } from './access-request-metrics';
import type { MetricContract } from './define-metric';
import { edgeMetrics } from './edge-metrics';
import { mailMetrics } from './mail-metrics';
import { messagingMetrics } from './messaging-metrics';
import { processMetrics } from './process-metrics';

/** Every figure that alerts and dashboards may rest on. */
export const metrics = {
  ...processMetrics,
  ...messagingMetrics,
  ...accessRequestMetrics,
  ...mailMetrics,
  ...edgeMetrics,
};

export const allMetrics: readonly MetricContract[] = Object.values(metrics);
