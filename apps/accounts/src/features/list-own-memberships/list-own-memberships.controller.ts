import { Controller, Get } from '@nestjs/common';
import type { ownMemberships } from '@secop/contracts';
import { CurrentUser, type Principal } from '@secop/platform';
import type { z } from 'zod';
import { membershipOf } from '../../domain/account/membership';
import { AccountLists } from '../../infrastructure/account-lists';

@Controller('internal/memberships')
export class ListOwnMembershipsController {
  constructor(private readonly accounts: AccountLists) {}

  /** For the gateway's "Mis registros"; the person is the one the token names. */
  @Get()
  async list(@CurrentUser() { userId }: Principal): Promise<z.infer<typeof ownMemberships>> {
    const accounts = await this.accounts.ofMember(userId);
    const items = accounts.flatMap(({ id, state }) => {
      const member = membershipOf(state, userId);
      if (!member) return [];
      return {
        accountId: id,
        accountName: state.legalName,
        role: member.role,
        state: member.state,
        since: member.since.toISOString(),
        until: member.until?.toISOString() ?? null,
      };
    });
    return { items: items.sort((a, b) => a.accountName.localeCompare(b.accountName, 'es')) };
  }
}
