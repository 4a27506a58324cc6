import { Controller, Get, Param } from '@nestjs/common';
import { listAccessRequestsQuery } from '@secop/contracts';
import { CurrentUser, QueryOf, type Principal } from '@secop/platform';
import type { z } from 'zod';
import { notAdministrator } from '../../domain/access-request.errors';
import { AccessRequests } from '../../domain/access-requests';
import { Accounts } from '../../domain/accounts';
import { AccountId } from './account-id';
import { answerOf, pageFrom } from './page';

@Controller('internal/accounts/:id/access-requests')
export class InboxController {
  constructor(
    private readonly requests: AccessRequests,
    private readonly accounts: Accounts,
  ) {}

  /** What an account received, oldest first; without a status, what waits for a decision. */
  @Get()
  async list(
    @CurrentUser() { token }: Principal,
    @Param('id', AccountId) accountId: string,
    @QueryOf(listAccessRequestsQuery) query: z.output<typeof listAccessRequestsQuery>,
  ) {
    const page = pageFrom(query);
    const { role } = await this.accounts.role(accountId, token);
    if (role !== 'accountAdmin') throw notAdministrator();
    const found = await this.requests.receivedBy(accountId, query.status ?? 'pending', page);
    return answerOf(found, query.limit);
  }
}
