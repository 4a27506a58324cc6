import type { ServiceName } from '../services';

/** A process with figures of its own. */
export type AppName = ServiceName | 'gateway';

/** One figure on `/metrics`. Each carries the label `app` beside its own; no label ever holds an id. */
export interface MetricContract {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** Each label with its values, or with words for what they are. */
  readonly labels: Readonly<Record<string, readonly string[] | string>>;
  /** Upper bounds of a histogram's buckets, in seconds. */
  readonly buckets?: readonly number[];
  readonly saidBy: readonly AppName[];
}

export const defineMetric = <const Metric extends MetricContract>(metric: Metric): Metric => metric;
