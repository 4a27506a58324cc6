import { Injectable } from '@nestjs/common';
import { AccessRequests } from '../../domain/access-requests';
import { ChangeAccessRequest, type Verb } from './change-access-request';

const batch = 100;

/** Applies a verb to all open requests of an account, one write each, a batch of ids at a time. */
@Injectable()
export class ChangeOpenRequests {
  constructor(
    private readonly requests: AccessRequests,
    private readonly change: ChangeAccessRequest,
  ) {}

  async at(accountId: string, cause: string, verb: Verb): Promise<void> {
    for (let after: string | undefined; ;) {
      const ids = await this.requests.openAt(accountId, batch, after);
      for (const id of ids) await this.change.byMachine(id, cause, verb);
      if (ids.length < batch) return;
      after = ids.at(-1);
    }
  }
}
