import { Controller, Get, Param } from '@nestjs/common';
import type { admissionAnswer, roleAnswer } from '@secop/contracts';
import { CurrentUser, type Principal } from '@secop/platform';
import type { z } from 'zod';
import { actingMembership, administrators, membershipOf } from '../../domain/account/membership';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';

/** The two questions that access-requests puts to the owner of accounts, about the person who waits. */
@Controller('internal/accounts')
export class AnswerQuestionsController {
  constructor(private readonly accounts: MongoAccounts) {}

  @Get(':id/admission')
  async admission(
    @Param('id') id: string,
    @CurrentUser() { userId }: Principal,
  ): Promise<z.infer<typeof admissionAnswer>> {
    const { state } = await this.accounts.read(id);
    const membership = membershipOf(state, userId);
    return {
      account: { id, name: state.legalName, active: state.status === 'active' },
      administrators: administrators(state),
      membership: membership ? { state: membership.state, role: membership.role } : null,
    };
  }

  @Get(':id/role')
  async role(
    @Param('id') id: string,
    @CurrentUser() { userId }: Principal,
  ): Promise<z.infer<typeof roleAnswer>> {
    const { state } = await this.accounts.read(id);
    return {
      role: actingMembership(state, userId)?.role ?? null,
      administrators: administrators(state),
    };
  }
}
