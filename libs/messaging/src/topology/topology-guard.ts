import { Logger } from '@nestjs/common';
import type { EventContract } from '@secop/contracts';
import type { ChannelModel } from 'amqplib';
import { reasonOf, type BrokerConnection } from '../broker/broker-connection';
import { pause } from '../timing';
import type { Tuning } from '../tuning';
import { missingBindings, type BindingsReader } from './bindings-report';
import { declareOn, missingOn } from './declare';
import { queuesNeededBy, topologyOf, type Topology } from './topology';

const impatient = 1_000;

export interface TopologyWatch {
  readonly service: string;
  readonly mode: 'declare' | 'check';
  readonly contracts: readonly EventContract[];
  readonly bindings: BindingsReader | undefined;
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
  private bindingsRead = Number.NEGATIVE_INFINITY;
  private bindingsState: 'complete' | 'incomplete' | 'not checked' = 'not checked';

  constructor(
    private readonly connection: BrokerConnection,
    private readonly watch: TopologyWatch,
    private readonly tuning: Tuning,
  ) {
    this.topology = topologyOf(watch.contracts, tuning.ladder);
    this.needed = queuesNeededBy(watch.service, watch.contracts, tuning.ladder);
  }

  start(): void {
    this.connection.onOpen((model) => void this.guard(model));
  }

  get complete(): boolean {
    return this.missing?.length === 0 && this.connection.current !== undefined;
  }

  /** Bindings of all services to `secop.events`, as last read. */
  get bindings(): 'complete' | 'incomplete' | 'not checked' {
    return this.bindingsState;
  }

  problems(): string[] {
    if (this.missing === undefined) return ['the queues have not been checked'];
    return this.missing.map((queue) => `the queue ${queue} does not exist`);
  }

  close(): void {
    this.closing.abort();
  }

  private async guard(model: ChannelModel): Promise<void> {
    const { signal } = this.closing;
    this.missing = undefined;
    while (!signal.aborted && this.connection.current === model) {
      try {
        await this.look(model);
      } catch (error) {
        this.missing = undefined;
        this.logger.warn(`The topology could not be checked: ${reasonOf(error)}`);
      }
      await pause(this.complete ? this.tuning.topologyCheckInterval : impatient, signal);
    }
  }

  private async look(model: ChannelModel): Promise<void> {
    const missing = await missingOn(model, this.needed);
    const first = this.missing === undefined;
    if (this.watch.mode === 'declare' && (first || missing.length > 0)) {
      this.missing = undefined;
      await declareOn(model, this.topology);
      this.missing = [];
    } else {
      this.missing = missing;
      this.report(this.problems());
    }
    if (performance.now() - this.bindingsRead >= this.tuning.bindingsCheckInterval) {
      this.bindingsRead = performance.now();
      await this.lookAtBindings(model);
    }
  }

  /** Once, not with every look. */
  private report(problems: string[]): void {
    const fresh = problems.filter((problem) => !this.reported.has(problem));
    for (const problem of fresh) this.logger.error(problem);
    fresh.forEach((problem) => this.reported.add(problem));
  }

  private async lookAtBindings(model: ChannelModel): Promise<void> {
    const { bindings, mode } = this.watch;
    try {
      const present = await bindings?.read();
      const missing = present && missingBindings(this.topology.bindings, present);
      this.report((missing ?? []).map(({ queue, key }) => `${queue} is not bound to ${key}`));
      if (mode === 'declare' && missing?.length !== 0) await declareOn(model, this.topology);
      this.bindingsState = missing ? stateOf(missing.length, mode) : 'not checked';
    } catch (error) {
      this.bindingsState = 'not checked';
      this.logger.warn(`The bindings could not be read: ${reasonOf(error)}`);
      if (mode === 'declare') await declareOn(model, this.topology);
    }
  }
}

const stateOf = (missing: number, mode: 'declare' | 'check') =>
  missing === 0 || mode === 'declare' ? 'complete' : 'incomplete';
