import { Injectable } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';

export interface OperatorAct {
  readonly operator: string;
  readonly act: 'appoint-administrator' | 'close-account';
  readonly accountId: string;
  readonly userId?: string;
  /** Evidence of an appointment, reason of a closing. */
  readonly grounds: string;
}

/** Who tried what on which account, before it is tried; entries are added and never changed. */
@Injectable()
export class OperatorAudit {
  constructor(private readonly aggregates: Aggregates) {}

  async record(act: OperatorAct): Promise<void> {
    await this.aggregates
      .collection('operator_audit')
      .insertOne({ ...act, at: this.aggregates.clock.now() });
  }
}
