import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sample, Scrape } from './scrape';

const run = promisify(execFile);
const rules = join(__dirname, '../../../../k8s/components/monitoring/alerts/plain/rules.yaml');

/** Minutes: before the trouble, and of it. Longer than any window and any `for` of a rule. */
const well = 90;
const ill = 45;

/**
 * Asks Prometheus' own rule engine (`promtool test rules`) what the rules as they are shipped make of two looks at a
 * real process: the first one stands for an hour and a half in which all is well, the second one for what comes then.
 * Gauges stay as they were seen, and what was counted between the looks is counted again in each further minute.
 * Resolves to whether the alert fires in the end; rejects if it fires before.
 */
export async function fires(alert: string, before: Scrape, after?: Scrape): Promise<boolean> {
  await assertKnown(alert);
  const series = seriesOf(before, after);
  const count = (time: number, samples: object[]) => ({
    expr: `count(ALERTS{alertname="${alert}",alertstate="firing"}) > bool 0`,
    eval_time: `${time}m`,
    exp_samples: samples,
  });
  const judge = (expected: object[]) =>
    promtool({
      rule_files: [rules],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: series,
          promql_expr_test: [count(well - 1, []), count(well + ill - 1, expected)],
        },
      ],
    });
  if (await judge([{ labels: '{}', value: 1 }])) return true;
  if (await judge([])) return false;
  throw new Error(`${alert} fires although all is well`);
}

/** Without this, a rule that is spelled otherwise would be one that never fires. */
async function assertKnown(alert: string): Promise<void> {
  const text = await readFile(rules, 'utf8');
  if (!new RegExp(`alert: ${alert}$`, 'm').test(text)) throw new Error(`There is no ${alert}`);
}

function seriesOf(before: Scrape, after?: Scrape) {
  const later = new Map((after?.samples ?? []).map((sample) => [keyOf(sample), sample.value]));
  const known = new Set(before.samples.map(keyOf));
  return [
    ...before.samples.map((sample) => {
      const now = later.get(keyOf(sample));
      const { value } = sample;
      // A count that fell is that of another process.
      const step = before.isCount(sample) ? Math.max(0, (now ?? value) - value) : 0;
      const begins = step === 0 ? (now ?? value) : value + step;
      const end = now === undefined ? '_' : `${begins}+${step}`;
      return { series: keyOf(sample), values: `${value}x${well - 1} ${end}x${ill - 1}` };
    }),
    ...(after?.samples ?? [])
      .filter((sample) => !known.has(keyOf(sample)))
      .map((sample) => ({
        series: keyOf(sample),
        values: `_x${well} ${sample.value}+${after?.isCount(sample) ? sample.value : 0}x${ill - 1}`,
      })),
  ].filter(({ values }) => !/NaN|Inf/.test(values));
}

const keyOf = ({ name, labels }: Sample) =>
  `${name}{${Object.entries(labels)
    .sort()
    .map(([key, value]) => `${key}="${value}"`)
    .join(',')}}`;

/** Whether all that the file expects is so. */
async function promtool(file: object): Promise<boolean> {
  const command = process.env.PROMTOOL;
  if (!command) {
    throw new Error(
      "PROMTOOL is not set: run the tests through `npm test`, or name Prometheus' promtool",
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'alerts-'));
  const path = join(folder, 'test.yaml');
  await writeFile(path, JSON.stringify(file));
  try {
    await run(command, ['test', 'rules', path]);
    return true;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    if (/\bgot:/.test(stdout + stderr)) return false;
    throw new Error(`promtool: ${stdout}${stderr}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true });
  }
}
