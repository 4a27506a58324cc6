import { Controller, Get, Param } from '@nestjs/common';
import { listAccessRequestsQuery } from '@secop/contracts';
import { Public, QueryOf } from '@secop/platform';
import type { z } from 'zod';
import { Session } from '../exchange-session/cookies';
import { IdentifierPipe } from '../proxy-request/identifier';
import { ListAccountAccessRequests } from './list-account-access-requests';

@Public()
@Controller('api/v1/accounts/:id/access-requests')
export class ListAccountAccessRequestsController {
  constructor(private readonly listAccountAccessRequests: ListAccountAccessRequests) {}

  @Get()
  list(
    @Session() session: string | undefined,
    @Param('id', IdentifierPipe) id: string,
    @QueryOf(listAccessRequestsQuery) query: z.infer<typeof listAccessRequestsQuery>,
  ) {
    return this.listAccountAccessRequests.execute(session, id, query);
  }
}
