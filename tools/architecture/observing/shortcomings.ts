import type { MetricContract } from '@secop/contracts';
import type { AlertRule } from './alert-rules';
import { clusterMetrics } from './cluster-metrics';
import { questionsOf, type Dashboard } from './dashboards';
import { metricNamesIn } from './metric-names';

export interface Observing {
  readonly rules: readonly AlertRule[];
  readonly dashboards: readonly Dashboard[];
  readonly metrics: readonly MetricContract[];
  /** Their text by path. */
  readonly runbooks: ReadonlyMap<string, string>;
  /** Text of all specs. */
  readonly specs: string;
}

const severities = ['critical', 'warning'];
const parts = ['What it means', 'What to look at', 'What to type'];

/** Alerts and dashboards that rest on nothing, lead nowhere or were never seen to fire. */
export function shortcomings(observing: Observing): string[] {
  const known = new Set([...observing.metrics.flatMap(namesOf), ...clusterMetrics]);
  const unknown = (where: string, expression: string) =>
    metricNamesIn(expression)
      .filter((name) => !known.has(name))
      .map((name) => `${where} asks for ${name}, which nobody says`);
  return [
    ...observing.rules.flatMap((rule) => [
      ...unknown(rule.alert, rule.expr),
      ...shortcomingsOf(rule, observing),
    ]),
    ...observing.dashboards.flatMap((dashboard) =>
      questionsOf(dashboard).flatMap(({ title, expr }) =>
        unknown(`${dashboard.file}: ${title}`, expr),
      ),
    ),
    ...unlinked(observing),
  ];
}

function shortcomingsOf({ alert, labels, annotations }: AlertRule, observing: Observing): string[] {
  const runbook = annotations?.['runbook_url'] ?? '';
  const text = observing.runbooks.get(runbook);
  return [
    ...(severities.includes(labels?.['severity'] ?? '') ? [] : [`${alert} has no severity`]),
    ...(annotations?.['summary'] ? [] : [`${alert} has no summary`]),
    ...(text === undefined ? [`${alert} leads to no runbook`] : []),
    ...(text === undefined || text.includes(`\`${alert}\``)
      ? []
      : [`${runbook} does not speak of ${alert}`]),
    ...(observing.specs.includes(`fires('${alert}'`) ? [] : [`${alert} is caused by no test`]),
  ];
}

function unlinked({ rules, runbooks }: Observing): string[] {
  const linked = new Set(rules.map(({ annotations }) => annotations?.['runbook_url']));
  return [...runbooks].flatMap(([path, text]) => [
    ...(linked.has(path) ? [] : [`${path} belongs to no alert`]),
    ...parts
      .filter((part) => !text.includes(`## ${part}`))
      .map((part) => `${path} lacks "${part}"`),
  ]);
}

const namesOf = ({ name, type }: MetricContract): string[] =>
  type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];
