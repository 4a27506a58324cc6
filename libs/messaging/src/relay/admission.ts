import { DomainError } from '@secop/contracts';
import type { Command } from '../recording/command';

/**
 * Past the bound of pending outboxes, people's commands are refused: without it useful throughput falls in
 * overload. Machines' commands drain the system and are always taken.
 */
export class Admission {
  private pending = 0;
  private refusals = 0;

  constructor(private readonly bound: number) {}

  /** How many to count; more would not change anything. */
  get enough(): number {
    return this.bound + 1;
  }

  /** Commands refused since the start. */
  get refused(): number {
    return this.refusals;
  }

  counted(pending: number): void {
    this.pending = pending;
  }

  check(command: Command): void {
    if (command.by === 'person' && this.pending > this.bound) {
      this.refusals += 1;
      throw new DomainError('unavailable', 'service.overloaded');
    }
  }
}
