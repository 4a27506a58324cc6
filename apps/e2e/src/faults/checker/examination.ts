import type { CallKind, FaultRow } from '../matrix/fault-row';
import { quantile } from '../../latency/steps';
import type { FaultWorld } from '../world/fault-world';
import type { Intent } from '../world/workload';
import { Backlog } from './backlog';
import type { Evidence, Latency } from './evidence';
import { Footprint } from './footprint';
import { gather } from './gather';
import type { LogScan } from './log-scan';
import { VersionWatch } from './version-watch';

const interval = 1_000;
/** Fewer calls of a kind say nothing about their 95th percentile. */
const fewest = 20;

/** Watches a world while a row is made, and gathers what there is to see afterwards. */
export class Examination {
  private readonly since = new Date();
  private readonly versions: VersionWatch;
  private readonly footprint: Footprint;
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<unknown> | undefined;

  constructor(
    private readonly world: FaultWorld,
    private readonly row: Pick<FaultRow, 'allows' | 'healthy'>,
    private readonly logs: LogScan,
  ) {
    this.versions = new VersionWatch(world.databases, () => world.workload.intents);
    this.footprint = new Footprint(world);
    this.timer = setInterval(() => this.look(), interval);
  }

  /** `healedAt`: of the monotonic clock. */
  async evidence(healedAt: number, baseline: ReadonlyMap<CallKind, number>): Promise<Evidence> {
    const rest = await new Backlog(this.world, this.row.allows ?? {}).rest(healedAt);
    this.stop();
    await this.looking;
    await this.versions.look();
    const { workload, smtp, databases } = this.world;
    const { intents } = workload;
    return {
      intents,
      ...(await gather(databases, intents, smtp.mails, this.since)),
      mails: smtp.mails,
      since: this.since,
      rest,
      wentBack: this.versions.wentBack,
      exposed: this.logs.exposed(workload.people.secrets),
      overgrown: this.footprint.overgrown,
      latencies: (this.row.healthy ?? []).flatMap((kind) =>
        latencyOf(kind, intents, baseline.get(kind)),
      ),
    };
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    this.looking ??= Promise.all([this.versions.look(), this.footprint.look()]).finally(() => {
      this.looking = undefined;
    });
  }
}

function latencyOf(
  kind: CallKind,
  intents: readonly Intent[],
  baseline: number | undefined,
): Latency[] {
  const times = timesOf(kind, intents);
  if (baseline === undefined || times.length < fewest) return [];
  return [{ kind, calls: times.length, p95: quantile(times, 0.95), baseline }];
}

/** How long people waited, all tries together. */
export const timesOf = (kind: CallKind, intents: readonly Intent[]): number[] =>
  intents
    .filter((intent) => intent.kind === kind && intent.outcome === 'ok')
    .map(({ answers }) => answers.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
