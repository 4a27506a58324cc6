import { Controller, Get } from '@nestjs/common';
import { listAccessRequestsQuery } from '@secop/contracts';
import { CurrentUser, QueryOf, type Principal } from '@secop/platform';
import type { z } from 'zod';
import { AccessRequests } from '../../domain/access-requests';
import { answerOf, pageFrom } from './page';

@Controller('access-requests')
export class ListAccessRequestsController {
  constructor(private readonly requests: AccessRequests) {}

  /** My own, newest first. */
  @Get()
  async list(
    @CurrentUser() { userId }: Principal,
    @QueryOf(listAccessRequestsQuery) query: z.output<typeof listAccessRequestsQuery>,
  ) {
    const found = await this.requests.requestedBy(userId, query.status, pageFrom(query));
    return answerOf(found, query.limit);
  }
}
