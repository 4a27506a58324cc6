import { fires } from './alerts';
import { Scrape } from './scrape';

const queues = (parked: number) =>
  Scrape.read(
    `# TYPE secop_queue_messages gauge\nsecop_queue_messages{queue="parked",app="accounts"} ${parked}\n`,
  );
const unroutable = (count: number) =>
  Scrape.read(
    `# TYPE secop_events_unroutable_total counter\nsecop_events_unroutable_total{app="accounts"} ${count}\n`,
  );

describe('an alert', () => {
  it('fires when what was seen lasts', async () => {
    expect(await fires('SecopMessagesParked', queues(0), queues(1))).toBe(true);
    expect(await fires('SecopEventsUnroutable', unroutable(3), unroutable(4))).toBe(true);
  });

  it('fires when what was not there before is there, and not a minute sooner', async () => {
    const began = 'kube_job_status_start_time{job_name="reconciler-1",namespace="n"} 6200';
    const failed = 'kube_job_status_failed{job_name="reconciler-1",namespace="n"} 1';
    const gauge = (...lines: string[]) =>
      Scrape.read(
        lines.flatMap((line) => [`# TYPE ${line.split('{')[0]} gauge`, line, '']).join('\n'),
      );
    const made = 'kube_cronjob_created{cronjob="reconciler",namespace="n"} 0';
    const after = gauge(made, began, failed);
    expect(await fires('SecopReconcilerAlarm', gauge(made), after)).toBe(true);
  });

  it('is silent when nothing changed', async () => {
    expect(await fires('SecopMessagesParked', queues(0), queues(0))).toBe(false);
    expect(await fires('SecopEventsUnroutable', unroutable(3), unroutable(3))).toBe(false);
  });

  it('is no proof of anything when it fires before, or does not exist', async () => {
    await expect(fires('SecopMessagesParked', queues(1), queues(1))).rejects.toThrow(
      'fires although all is well',
    );
    const planted = 'SecopPlanted';
    await expect(fires(planted, queues(0), queues(1))).rejects.toThrow('There is no SecopPlanted');
  });
});

describe('a look at figures', () => {
  it('reads what Prometheus reads', () => {
    const scrape = Scrape.read(
      '# HELP a words\n# TYPE a counter\na{b="c \\"d\\"",e="{}"} 1.5e-7\na 3\n# TYPE g gauge\ng NaN\n',
    );
    expect(scrape.names).toEqual(['a', 'g']);
    expect(scrape.value('a', { e: '{}' })).toBe(1.5e-7);
    expect(scrape.value('g')).toBeNaN();
    expect(() => scrape.value('a')).toThrow('has 2 samples');
  });
});
