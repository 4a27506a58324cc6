import { Injectable } from '@nestjs/common';
import { DomainError, type AccessRequestView } from '@secop/contracts';
import type { Principal } from '@secop/platform';
import { AccessRequests } from '../../domain/access-requests';
import { ClosedUsers } from '../../domain/closed-users';
import { revertRejection } from '../../domain/decide';
import { endByClosedUser } from '../../domain/end';
import {
  ChangeAccessRequest,
  type PersonChange,
} from '../change-access-request/change-access-request';
import { Deciders } from '../decide-access-request/deciders';
import { CatchUpWithAccount } from '../note-administrators/catch-up-with-account';
import { amongOpenRequests } from '../submit-access-request/among-open-requests';

/** A request becomes open again, so whoever made it must still be there: the tombstone is read as at a submission. */
@Injectable()
export class RevertRejection {
  constructor(
    private readonly requests: AccessRequests,
    private readonly deciders: Deciders,
    private readonly closedUsers: ClosedUsers,
    private readonly change: ChangeAccessRequest,
    private readonly catchUp: CatchUpWithAccount,
  ) {}

  async execute(user: Principal, asked: PersonChange): Promise<AccessRequestView> {
    const deciding = await this.deciders.find(user, asked);
    if (deciding.replayed) {
      await this.catchUp.execute(deciding.replayed);
      return deciding.replayed;
    }
    const { userId } = deciding.request.state;
    const gone = () => new DomainError('not-found', 'user.not-found');
    const view = await amongOpenRequests(this.requests, { id: asked.id, userId }, async (open) => {
      const closed = await this.closedUsers.has(userId);
      return this.change.byPerson(asked, (request, occasion) => {
        const outcome = revertRejection(request, deciding.decider, { open }, occasion);
        if (closed) throw gone();
        return outcome;
      });
    });
    if (await this.closedUsers.has(userId)) {
      await this.change.byMachine(asked.id, `closed-before-${view.version}`, endByClosedUser);
      throw gone();
    }
    await this.catchUp.execute(view);
    return view;
  }
}
