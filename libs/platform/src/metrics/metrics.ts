import { Inject, Injectable } from '@nestjs/common';
import type { MetricContract } from '@secop/contracts';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { platformOptions, type PlatformOptions } from '../platform-options';

/** A number, or one for each set of labels. Undefined: not known now, and then nothing is said. */
export type Reading = number | undefined | Values;
type Values = readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];

/** Whoever looks has to wait no longer than this for one figure. */
const patience = 2_000;

/** The figures of this process. Work only counts in its own fields; they are read when somebody looks. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  constructor(@Inject(platformOptions) { service }: Pick<PlatformOptions, 'service'>) {
    this.registry.setDefaultLabels({ app: service });
  }

  /** `read` is asked at every look; if it throws or is late, the figure is left out of that look. */
  read(metric: MetricContract, read: () => Reading | Promise<Reading>): void {
    const { name, help } = metric;
    const config = {
      name,
      help,
      labelNames: Object.keys(metric.labels),
      registers: [this.registry],
    };
    if (metric.type === 'counter') {
      new Counter({
        ...config,
        async collect() {
          const values = valuesIn(await inTime(read));
          this.reset();
          if (config.labelNames.length === 0) this.remove();
          for (const [labels, value] of values) this.inc(labels, value);
        },
      });
      return;
    }
    new Gauge({
      ...config,
      async collect() {
        const values = valuesIn(await inTime(read));
        this.reset();
        if (config.labelNames.length === 0) this.remove();
        for (const [labels, value] of values) this.set(labels, value);
      },
    });
  }

  /** For what has a distribution and happens seldom: per request, mail or decision. */
  histogram({ name, help, labels, buckets }: MetricContract): Histogram {
    return new Histogram({
      name,
      help,
      labelNames: Object.keys(labels),
      buckets: [...(buckets ?? [])],
      registers: [this.registry],
    });
  }
}

function valuesIn(reading: Reading): Values {
  if (reading === undefined) return [];
  return typeof reading === 'number' ? [[{}, reading]] : reading;
}

async function inTime(read: () => Reading | Promise<Reading>): Promise<Reading> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return await Promise.race([Promise.resolve().then(read), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
