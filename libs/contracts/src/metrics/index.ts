export { allMetrics, metrics } from './catalogue';
export type { MetricContract } from './define-metric';
