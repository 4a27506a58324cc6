import { Injectable } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';

/** Who did, or tried, what; ids and reasons, no addresses. */
export interface OperatorAct {
  readonly operator: string;
  /** What was asked for, verb first: `close-account`. */
  readonly act: string;
  readonly [fact: string]: unknown;
}

/** The service's record of what operators did; entries are added before the deed and never changed. */
@Injectable()
export class OperatorAudit {
  constructor(private readonly aggregates: Aggregates) {}

  async record(act: OperatorAct): Promise<void> {
    await this.aggregates
      .collection('operator_audit')
      .insertOne({ ...act, at: this.aggregates.clock.now() });
  }
}
