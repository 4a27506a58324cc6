import { Controller, Get, Param } from '@nestjs/common';
import { CurrentUser, withVersion, type Principal } from '@secop/platform';
import { accessRequestNotFound } from '../../domain/access-request.errors';
import { AccessRequests } from '../../domain/access-requests';
import { Accounts } from '../../domain/accounts';
import { AccessRequestId } from './access-request-id';
import { viewOf } from './access-request-view';

@Controller('access-requests/:id')
export class ShowAccessRequestController {
  constructor(
    private readonly requests: AccessRequests,
    private readonly accounts: Accounts,
  ) {}

  /** Mine, or my inbox's; to everybody else it does not exist. */
  @Get()
  async show(@CurrentUser() user: Principal, @Param('id', AccessRequestId) id: string) {
    const request = await this.requests.find(id);
    if (!request) throw accessRequestNotFound();
    if (request.state.userId !== user.userId) {
      const { role } = await this.accounts.role(request.state.accountId, user.token);
      if (role !== 'accountAdmin') throw accessRequestNotFound();
    }
    return withVersion(viewOf(request), request.version);
  }
}
