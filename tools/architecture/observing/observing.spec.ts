import { allMetrics } from '@secop/contracts';
import { trackedFiles } from '../source/tracked-files';
import { ruleGroups, type AlertRule } from './alert-rules';
import { dashboards } from './dashboards';
import { metricNamesIn } from './metric-names';
import { shortcomings, type Observing } from './shortcomings';

const runbookFolder = 'docs/operations/runbooks/';
const files = trackedFiles();
const observing: Observing = {
  rules: ruleGroups().flatMap(({ rules }) => rules),
  dashboards: dashboards(),
  metrics: allMetrics,
  runbooks: new Map(
    files
      .filter(({ path }) => path.startsWith(runbookFolder))
      .map(({ path, text }) => [path, text] as const),
  ),
  specs: files
    .filter(({ path }) => /spec\.ts$/.test(path))
    .map(({ text }) => text)
    .join('\n'),
};
const [rule] = observing.rules as [AlertRule];
const [board] = observing.dashboards;

describe('alerts and dashboards', () => {
  it('rest on figures that exist, lead to a runbook, and were seen to fire', () => {
    expect(observing.rules.length).toBeGreaterThan(20);
    expect(shortcomings(observing)).toEqual([]);
  });

  it.each<[string, Partial<Observing>]>([
    [
      `${rule.alert} asks for secop_planted_total, which nobody says`,
      { rules: [{ ...rule, expr: 'rate(secop_planted_total[5m]) > 0' }, ...observing.rules] },
    ],
    [`${rule.alert} has no severity`, { rules: [{ ...rule, labels: {} }, ...observing.rules] }],
    [`${rule.alert} has no summary`, { rules: [{ ...rule, annotations: {} }, ...observing.rules] }],
    [`${rule.alert} leads to no runbook`, { runbooks: new Map() }],
    [`${rule.alert} is caused by no test`, { specs: '' }],
    [
      'docs/operations/runbooks/planted.md belongs to no alert',
      { runbooks: new Map([...observing.runbooks, [`${runbookFolder}planted.md`, '']]) },
    ],
    [
      `${board!.file}: planted asks for secop_planted, which nobody says`,
      {
        dashboards: [
          { ...board!, panels: [{ title: 'planted', targets: [{ expr: 'max(secop_planted)' }] }] },
        ],
      },
    ],
  ])('are reported: %s', (finding, planted) => {
    expect(shortcomings({ ...observing, ...planted })).toContain(finding);
  });

  it('are read as Prometheus reads them', () => {
    expect(
      metricNamesIn(
        'histogram_quantile(0.95, sum by (app, le) (rate(a_bucket{app=~"$app",x="b_c"}[5m]))) > 1e3 or max(d offset 1h unless on (app) e)',
      ),
    ).toEqual(['a_bucket', 'd', 'e']);
  });
});
