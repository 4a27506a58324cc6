import { Injectable } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';

export interface OperatorAct {
  readonly operator: string;
  readonly act: 'find-user' | 'close-user';
  /** Absent when nobody was found. */
  readonly userId?: string;
  readonly reason?: string;
}

/** Who did what to whom; entries are added and never changed. */
@Injectable()
export class OperatorAudit {
  constructor(private readonly aggregates: Aggregates) {}

  async record(act: OperatorAct): Promise<void> {
    await this.aggregates
      .collection('operator_audit')
      .insertOne({ ...act, at: this.aggregates.clock.now() });
  }
}
