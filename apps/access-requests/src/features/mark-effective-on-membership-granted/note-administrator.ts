import { Injectable } from '@nestjs/common';
import type { MembershipSnapshot } from '@secop/contracts';
import { AccessRequests } from '../../domain/access-requests';
import { noteAdministrator } from '../../domain/administrators';
import { ChangeAccessRequest } from '../change-access-request/change-access-request';

const batch = 100;

/** Requests that waited without an administrator have somebody to remind from now on. */
@Injectable()
export class NoteAdministrator {
  constructor(
    private readonly requests: AccessRequests,
    private readonly change: ChangeAccessRequest,
  ) {}

  async execute(cause: string, membership: MembershipSnapshot): Promise<void> {
    const { accountId, userId, role, state } = membership;
    if (role !== 'accountAdmin' || state !== 'active') return;
    for (let after: string | undefined; ;) {
      const ids = await this.requests.openAt(accountId, batch, after);
      for (const id of ids) {
        await this.change.byMachine(id, cause, (request) => noteAdministrator(request, userId));
      }
      if (ids.length < batch) return;
      after = ids.at(-1);
    }
  }
}
