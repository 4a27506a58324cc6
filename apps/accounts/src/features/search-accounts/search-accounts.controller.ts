import { Controller, Get } from '@nestjs/common';
import { searchAccountsQuery } from '@secop/contracts';
import { CurrentUser, QueryOf, type Principal } from '@secop/platform';
import type { z } from 'zod';
import { SearchAccounts } from './search-accounts';

@Controller('accounts')
export class SearchAccountsController {
  constructor(private readonly search: SearchAccounts) {}

  @Get()
  find(
    @QueryOf(searchAccountsQuery) query: z.output<typeof searchAccountsQuery>,
    @CurrentUser() { userId }: Principal,
  ) {
    return this.search.execute(query, userId);
  }
}
