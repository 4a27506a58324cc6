import { watchLoad } from '../suite/machine';
import type { Bench } from '../suite/bench';
import type { Worker } from '../workers/worker';
import type { Running } from './deployed';
import type { Phase } from './record';
import { serversAt } from './watching/servers-at';
import { Watch, type Watched } from './watching/watch';

const lag = 'nodejs_eventloop_lag_p99_seconds';

/** Everything that runs while something is measured. */
export class System {
  private readonly watched: readonly Watched[];

  constructor(
    { servers }: Bench,
    private readonly running: readonly Running[],
    sink: Worker,
  ) {
    this.watched = [
      ...running.map(({ name, pid }) => ({ name, pid })),
      { name: 'store', leaders: serversAt(portOf(servers.store.uri, 27_017)) },
      { name: 'broker', leaders: serversAt(portOf(servers.broker.url, 5_672)) },
      { name: 'clients', pid: process.pid },
      { name: 'mail server', pid: sink.pid },
    ];
  }

  /** What everybody took while that was done. */
  async during<Outcome>(work: () => Promise<Outcome>): Promise<{ phase: Phase; outcome: Outcome }> {
    // The figure is of the time since the last look.
    await this.lags();
    const started = performance.now();
    const load = watchLoad();
    const watch = Watch.begin(this.watched);
    const outcome = await work();
    const used = watch.end();
    const machine = load();
    const seconds = (performance.now() - started) / 1_000;
    return { phase: { seconds, used, lagMs: await this.lags(), machine }, outcome };
  }

  private async lags(): Promise<Record<string, number>> {
    const said = await Promise.all(
      this.running.map(async ({ name, metricsPort }) => {
        const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
        const value = new RegExp(`^${lag}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(await answer.text());
        return [name, Number(value?.[1] ?? NaN) * 1_000] as const;
      }),
    );
    return Object.fromEntries(said);
  }
}

const portOf = (url: string, usual: number) => Number(/:(\d+)(?:[/?]|$)/.exec(url)?.[1] ?? usual);
