import { Logger } from '@nestjs/common';
import { reasonOf } from '../broker/broker-connection';
import { differentQueues, missingBindings } from './differences';
import type { ManagementApi } from './management-api';
import type { BindingDeclaration, Topology } from './topology';

/**
 * What only the management API knows of the topology, as last read: a binding that is missing among several, and
 * queues that treat messages otherwise than declared.
 */
export class TopologyReport {
  private readonly logger = new Logger(TopologyReport.name);
  private readonly told = new Set<string>();
  private missing: readonly BindingDeclaration[] = [];
  private different: readonly string[] = [];
  private lastRead: 'fresh' | 'failed' | 'never' = 'never';

  /** Without an API nothing is checked, and nothing held back. */
  constructor(
    private readonly api: ManagementApi | undefined,
    private readonly topology: Topology,
  ) {}

  get bindings(): 'complete' | 'incomplete' | 'not checked' {
    if (this.missing.length > 0) return 'incomplete';
    return this.lastRead === 'fresh' ? 'complete' : 'not checked';
  }

  /** Somebody who must hear this type has no binding for it; stays so until a reading finds it again. */
  isUnheard(type: string): boolean {
    return this.missing.some(({ key }) => key === type);
  }

  /** What an operator should look at. */
  problems(): string[] {
    return [
      ...this.missing.map(({ queue, key }) => `${queue} is not bound to ${key}`),
      ...this.different,
    ];
  }

  /** All missing bindings were made anew. */
  mended(): void {
    this.missing = [];
  }

  async read(): Promise<void> {
    if (!this.api) return;
    try {
      const [bindings, queues] = await Promise.all([this.api.bindings(), this.api.queues()]);
      this.missing = missingBindings(this.topology.bindings, bindings);
      this.different = differentQueues(this.topology.queues, queues);
      this.lastRead = 'fresh';
      this.tell();
    } catch (error) {
      this.lastRead = 'failed';
      this.logger.warn(`The topology could not be read: ${reasonOf(error)}`);
    }
  }

  /** Once, not with every reading; again when it was well in between. */
  private tell(): void {
    const problems = this.problems();
    for (const problem of problems) {
      if (this.told.has(problem)) continue;
      this.logger.error({ event: 'topology.different', alarm: true, problem });
    }
    this.told.clear();
    problems.forEach((problem) => this.told.add(problem));
  }
}
