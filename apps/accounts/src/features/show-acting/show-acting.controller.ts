import { Controller, Get, Param } from '@nestjs/common';
import { DomainError, type Role } from '@secop/contracts';
import { CurrentUser, withVersion, type Principal } from '@secop/platform';
import { actingMembership } from '../../domain/account/membership';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';

const permissions: Readonly<Record<Role, readonly string[]>> = {
  provider: ['account.act'],
  accountAdmin: ['account.act', 'access-requests.decide', 'members.manage'],
};

@Controller('accounts')
export class ShowActingController {
  constructor(private readonly accounts: MongoAccounts) {}

  /** May I act for this account? */
  @Get(':id/acting')
  async show(@Param('id') id: string, @CurrentUser() { userId }: Principal) {
    const { state, version } = await this.accounts.read(id);
    const membership = actingMembership(state, userId);
    if (!membership) throw new DomainError('forbidden', 'account.not-member');
    const { role, since } = membership;
    return withVersion(
      { role, permissions: permissions[role], since: since.toISOString() },
      version,
    );
  }
}
