import { Controller, Get, Param } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { CurrentUser, withVersion, type Principal } from '@secop/platform';
import { isAdministrator } from '../../domain/account/membership';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';
import { memberViews } from './member-view';

@Controller('internal/accounts')
export class ListMembersController {
  constructor(private readonly accounts: MongoAccounts) {}

  /** For the gateway, which adds the names. */
  @Get(':id/members')
  async list(@Param('id') id: string, @CurrentUser() { userId }: Principal) {
    const { state, version } = await this.accounts.read(id);
    if (!isAdministrator(state, userId)) {
      throw new DomainError('forbidden', 'account.not-administrator');
    }
    return withVersion({ items: memberViews(state), version }, version);
  }
}
