import { Controller, Get, Param } from '@nestjs/common';
import { CurrentUser, withVersion, type Principal } from '@secop/platform';
import { AccessRequestId } from './access-request-id';
import { ShowAccessRequest } from './show-access-request';

@Controller('access-requests/:id')
export class ShowAccessRequestController {
  constructor(private readonly requests: ShowAccessRequest) {}

  @Get()
  async show(@CurrentUser() user: Principal, @Param('id', AccessRequestId) id: string) {
    const view = await this.requests.execute(user, id);
    return withVersion(view, view.version);
  }
}
