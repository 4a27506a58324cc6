import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  DomainError,
  type AccessRequestView,
  type submitAccessRequestBody,
} from '@secop/contracts';
import { creationId, type Principal } from '@secop/platform';
import type { z } from 'zod';
import { AccessRequests, type Command } from '../../domain/access-requests';
import { Accounts } from '../../domain/accounts';
import { ClosedUsers } from '../../domain/closed-users';
import { endByClosedUser } from '../../domain/end';
import { endingsOf } from '../../domain/endings-of';
import type { Terms } from '../../domain/occasion';
import { referenceFrom } from '../../domain/reference';
import { submit } from '../../domain/submit';
import { configToken, type Config } from '../../config';
import { termsToken } from '../../terms';
import { ChangeAccessRequest } from '../change-access-request/change-access-request';
import { AwaitingGrants } from '../limit-awaiting-grants/awaiting-grants';
import { Happenings } from '../measure-requests/happenings';
import { CatchUpWithAccount } from '../note-administrators/catch-up-with-account';
import { viewOf } from '../show-access-request/access-request-view';
import { amongOpenRequests } from './among-open-requests';

type Asked = z.output<typeof submitAccessRequestBody>;

@Injectable()
export class SubmitAccessRequest {
  constructor(
    private readonly requests: AccessRequests,
    private readonly accounts: Accounts,
    private readonly closedUsers: ClosedUsers,
    private readonly change: ChangeAccessRequest,
    private readonly catchUp: CatchUpWithAccount,
    private readonly awaitingGrants: AwaitingGrants,
    private readonly happenings: Happenings,
    @Inject(termsToken) private readonly terms: Terms,
    @Inject(configToken) private readonly config: Config,
  ) {}

  async execute(user: Principal, command: Command, asked: Asked): Promise<AccessRequestView> {
    await this.assertNotClosed(user.userId);
    const id = creationId(command);
    const { replayed } = await this.requests.recall<AccessRequestView>(id, command);
    const view = replayed ?? (await this.create(id, user, command, asked));
    await this.assertNotClosed(user.userId, () =>
      this.change.byMachine(id, 'closed-at-submission', endByClosedUser),
    );
    await this.catchUp.execute(view);
    return view;
  }

  private async create(
    id: string,
    { userId, token }: Principal,
    command: Command,
    { accountId, message, position, role }: Asked,
  ): Promise<AccessRequestView> {
    const admission = await this.accounts.admission(accountId, token);
    const asking = { id, userId, admission, requestedRole: role, message, position };
    const { answer, outcome, state } = await amongOpenRequests(
      this.requests,
      { id, userId },
      async (open, tries) => {
        const facts = { ...asking, ...(await this.pastOf(userId, admission.account.id)), open };
        return this.requests.create(id, command, (now) => {
          const reference = referenceFrom(chanceOf(id, tries), now);
          const submitted = submit({ ...facts, reference }, now, this.terms);
          this.awaitingGrants.assertFew();
          return { ...submitted, answer: viewOf({ id, version: 1, state: submitted.state }) };
        });
      },
    );
    if (outcome === 'written') this.happenings.written(undefined, state);
    return answer!;
  }

  /** What waits and limits are counted from; it is read again with every try. */
  private async pastOf(userId: string, accountId: string) {
    const [endings, submissionThatFillsTheDay] = await Promise.all([
      endingsOf(this.requests, userId, accountId),
      this.requests.submittedAt(userId, this.config.SUBMISSIONS_PER_PERSON),
    ]);
    return { ...endings, submissionThatFillsTheDay };
  }

  /** Closed between the sign-in and now: the token outlives the user by seconds. */
  private async assertNotClosed(userId: string, undo?: () => Promise<void>): Promise<void> {
    if (!(await this.closedUsers.has(userId))) return;
    await undo?.();
    throw new DomainError('unauthenticated', 'session.required');
  }
}

const chanceOf = (id: string, tries: number) =>
  createHash('sha256').update(`reference ${tries} of ${id}`).digest();
