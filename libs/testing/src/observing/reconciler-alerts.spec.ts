import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fires } from './alerts';
import { Scrape } from './scrape';

const manifest = join(__dirname, '../../../../k8s/base/reconciler.yaml');

interface Seen {
  /** Seconds; `undefined`: never. */
  readonly succeededAt?: number;
  readonly runs?: readonly { readonly name: string; readonly at: number; readonly failed: 0 | 1 }[];
}

/** What kube-state-metrics says of the CronJob and its Jobs. */
const seen = ({ succeededAt, runs = [] }: Seen) =>
  Scrape.read(
    [
      '# TYPE kube_cronjob_created gauge',
      'kube_cronjob_created{namespace="secop-access",cronjob="reconciler"} 0',
      '# TYPE kube_cronjob_status_last_successful_time gauge',
      ...(succeededAt === undefined
        ? []
        : [
            `kube_cronjob_status_last_successful_time{namespace="secop-access",cronjob="reconciler"} ${succeededAt}`,
          ]),
      '# TYPE kube_job_status_start_time gauge',
      '# TYPE kube_job_status_failed gauge',
      ...runs.flatMap(({ name, at, failed }) => [
        `kube_job_status_start_time{namespace="secop-access",job_name="${name}"} ${at}`,
        `kube_job_status_failed{namespace="secop-access",job_name="${name}",reason="BackoffLimitExceeded"} ${failed}`,
        `kube_job_status_failed{namespace="secop-access",job_name="${name}",reason="Evicted"} 0`,
      ]),
      '',
    ].join('\n'),
  );

const before = { name: 'reconciler-100', at: 3_000, failed: 1 } as const;
const ended = { name: 'reconciler-160', at: 4_600, failed: 0 } as const;
const failed = { name: 'reconciler-220', at: 6_200, failed: 1 } as const;

it('the Jobs that alerts are about are those of the CronJob', () => {
  expect(readFileSync(manifest, 'utf8')).toMatch(
    /^kind: CronJob\nmetadata:\n {2}name: reconciler$/m,
  );
});

describe('a run of the reconciler that ends with an alarm', () => {
  const well = seen({ succeededAt: 4_700, runs: [before, ended] });

  it('calls somebody, and a former one that was followed by a good one does not', async () => {
    const ill = seen({ succeededAt: 4_700, runs: [before, ended, failed] });
    expect(await fires('SecopReconcilerAlarm', well, ill)).toBe(true);
    expect(await fires('SecopReconcilerAlarm', well, well)).toBe(false);
  });

  it('calls somebody although none has ever ended well', async () => {
    const ill = seen({ runs: [failed] });
    expect(await fires('SecopReconcilerAlarm', seen({}), ill)).toBe(true);
  });
});

describe('a reconciler that does not run', () => {
  it('calls somebody two hours after the last run that ended well, or after it was made', async () => {
    const silent = seen({ succeededAt: 0 });
    expect(await fires('SecopReconcilerSilent', silent, silent)).toBe(true);
    expect(await fires('SecopReconcilerSilent', seen({}), seen({}))).toBe(true);
  });

  it('is left alone while runs end well', async () => {
    const well = seen({ succeededAt: 4_700, runs: [ended] });
    expect(await fires('SecopReconcilerSilent', well, well)).toBe(false);
  });
});
