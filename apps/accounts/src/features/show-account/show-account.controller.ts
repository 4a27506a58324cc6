import { Controller, Get, Param } from '@nestjs/common';
import { CurrentUser, withVersion, type Principal } from '@secop/platform';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';
import { viewOf } from './account-view';

@Controller('accounts')
export class ShowAccountController {
  constructor(private readonly accounts: MongoAccounts) {}

  @Get(':id')
  async show(@Param('id') id: string, @CurrentUser() { userId }: Principal) {
    const account = await this.accounts.read(id);
    return withVersion(viewOf(account, userId), account.version);
  }
}
