import { allMetrics, services, type MetricContract } from '@secop/contracts';

/** `docs/operations/metrics.md`: every figure that alerts and dashboards may rest on. */
export function metricsPage(): string {
  return `# Figures

<!-- Generated from libs/contracts by \`npm run generate\`. -->

What \`/metrics\` says, beside the ordinary figures of a Node process; how to look at it: [observing](observing.md). Every
figure has the label \`app\` with the name of the service. No label ever holds an id, an address or a text of a person.

| figure | type | labels | said by | what it is |
| --- | --- | --- | --- | --- |
${allMetrics.map(row).join('\n')}
`;
}

const row = (metric: MetricContract) =>
  `| \`${metric.name}\` | ${metric.type} | ${labelsOf(metric)} | ${saidBy(metric)} | ${metric.help} |`;

const labelsOf = ({ labels }: MetricContract) =>
  Object.entries(labels)
    .map(([name, values]) =>
      typeof values === 'string'
        ? `\`${name}\`: ${values}`
        : `\`${name}\`: ${values.map((value) => `\`${value}\``).join(' ')}`,
    )
    .join('; ') || '–';

function saidBy({ saidBy: apps }: MetricContract): string {
  if (apps.length > services.length) return 'everybody';
  return apps.length === services.length ? 'everybody but the gateway' : apps.join(', ');
}
