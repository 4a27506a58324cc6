import { Logger } from '@nestjs/common';
import type { EventContract } from '@secop/contracts';
import type { ChannelModel } from 'amqplib';
import { reasonOf, type BrokerConnection } from '../broker/broker-connection';
import { pause } from '../timing';
import type { Tuning } from '../tuning';
import { declareOn, missingOn } from './declare';
import type { ManagementApi } from './management-api';
import { queuesNeededBy, topologyOf, type Topology } from './topology';
import { TopologyReport } from './topology-report';

const impatient = 1_000;

export interface TopologyWatch {
  readonly service: string;
  readonly mode: 'declare' | 'check';
  readonly contracts: readonly EventContract[];
  readonly management: ManagementApi | undefined;
}

/**
 * Publishing starts only when every queue that hears this service exists, and stops when one is found missing:
 * a message for several queues is confirmed although one of them is gone.
 */
export class TopologyGuard {
  private readonly logger = new Logger(TopologyGuard.name);
  private readonly closing = new AbortController();
  private readonly topology: Topology;
  private readonly needed: readonly string[];
  private readonly reported = new Set<string>();
  private missing: readonly string[] | undefined;
  /** Of the last look at this connection. */
  private failure: string | undefined;
  /** What only the management API can tell. */
  readonly report: TopologyReport;
  private reportRead = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly connection: BrokerConnection,
    private readonly watch: TopologyWatch,
    private readonly tuning: Tuning,
  ) {
    this.topology = topologyOf(watch.contracts, tuning.ladder);
    this.needed = queuesNeededBy(watch.service, watch.contracts, tuning.ladder);
    this.report = new TopologyReport(watch.management, this.topology);
  }

  start(): void {
    this.connection.onOpen((model, handedOver) => void this.guard(model, handedOver));
  }

  get complete(): boolean {
    return this.missing?.length === 0 && this.connection.current !== undefined;
  }

  problems(): string[] {
    if (this.missing === undefined) return [this.failure ?? 'the queues have not been checked'];
    return this.missing.map((queue) => `the queue ${queue} does not exist`);
  }

  close(): void {
    this.closing.abort();
  }

  /** A connection that was handed over leads to the broker that was looked at. */
  private async guard(model: ChannelModel, handedOver: boolean): Promise<void> {
    const { signal } = this.closing;
    if (!handedOver) this.missing = this.failure = undefined;
    while (!signal.aborted && this.connection.current === model) {
      try {
        await this.look(model);
        this.failure = undefined;
      } catch (error) {
        this.missing = undefined;
        const reason = reasonOf(error);
        if (reason !== this.failure)
          this.logger.warn(`The topology could not be checked: ${reason}`);
        this.failure = reason;
      }
      const well = this.complete && this.report.bindings !== 'incomplete';
      await pause(well ? this.tuning.topologyCheckInterval : impatient, signal);
    }
  }

  /** Before the first publication the report is read, too. */
  private async look(model: ChannelModel): Promise<void> {
    const first = this.missing === undefined;
    let missing = await missingOn(model, this.needed);
    if (this.watch.mode === 'declare' && (first || missing.length > 0)) {
      this.missing = undefined;
      await declareOn(model, this.topology);
      missing = [];
    }
    if (!first) this.missing = missing;
    if (this.reportIsDue()) await this.readReport(model);
    this.missing = missing;
    this.tell(this.problems());
  }

  private reportIsDue(): boolean {
    const age = performance.now() - this.reportRead;
    return age >= this.tuning.bindingsCheckInterval || this.report.bindings === 'incomplete';
  }

  /** What development lacks, or cannot see, it declares again. */
  private async readReport(model: ChannelModel): Promise<void> {
    this.reportRead = performance.now();
    await this.report.read();
    if (this.watch.mode === 'check' || this.report.bindings === 'complete') return;
    await declareOn(model, this.topology);
    this.report.mended();
  }

  /** Once, not with every look. */
  private tell(problems: string[]): void {
    const fresh = problems.filter((problem) => !this.reported.has(problem));
    for (const problem of fresh) this.logger.error(problem);
    fresh.forEach((problem) => this.reported.add(problem));
  }
}
