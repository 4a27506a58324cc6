import { Injectable, Logger } from '@nestjs/common';
import { DomainError, type AccountView } from '@secop/contracts';
import { DuplicateKey, type Command, type Written } from '@secop/messaging';
import { creationId } from '@secop/platform';
import type { AccountState } from '../../domain/account/account';
import { assertTelling, register, type Registration } from '../../domain/account/registration';
import {
  MongoAccounts,
  type Answer,
  type StoredAccount,
} from '../../infrastructure/accounts.mongo-repository';
import { ClosedUsers } from '../../infrastructure/closed-users';
import { MongoDirectory } from '../../infrastructure/directory.mongo-repository';
import { EndMemberships } from '../end-memberships-on-user-closed/end-memberships';
import { viewOf } from '../show-account/account-view';
import { FindExistingAccounts } from './find-existing-accounts';
import { RegistrationLimit } from './registration-limit';

/** Registrar Entidad: the aggregate first, then its directory entry; our own event repairs a missing second write. */
@Injectable()
export class RegisterAccount {
  private readonly logger = new Logger(RegisterAccount.name);

  constructor(
    private readonly accounts: MongoAccounts,
    private readonly existing: FindExistingAccounts,
    private readonly limit: RegistrationLimit,
    private readonly directory: MongoDirectory,
    private readonly closedUsers: ClosedUsers,
    private readonly memberships: EndMemberships,
  ) {}

  async execute(command: Command, registration: Registration, creator: string) {
    const id = creationId(command);
    await this.refuseClosed(creator);
    if (!(await this.accounts.find(id))) await this.assess(id, registration, creator);
    const account = await this.create(id, command, registration, creator);
    await this.project(account);
    if (await this.closedUsers.has(creator)) {
      await this.memberships.at(id, creator, `registration of ${id}`);
      throw new DomainError('unauthenticated', 'session.required');
    }
    return account;
  }

  private async assess(id: string, registration: Registration, creator: string): Promise<void> {
    assertTelling(registration);
    try {
      await this.existing.refuse(registration, creator);
      await this.limit.take(creator, id);
    } catch (error) {
      // The same command at the same moment may have registered it: then it is repeated, not refused.
      if (!(await this.accounts.find(id))) throw error;
    }
  }

  private async create(
    id: string,
    command: Command,
    registration: Registration,
    creator: string,
  ): Promise<Written<AccountState, Answer<AccountView>>> {
    try {
      return await this.accounts.create(id, command, (now) => {
        const { state, events } = register(id, registration, creator, now);
        const body = viewOf({ id, version: 1, state }, creator);
        return { state, events, answer: { body, version: 1 } };
      });
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
      await this.limit.giveBack(creator, id);
      if (error.index === 'claim') return this.existing.refuseTwin(registration, creator);
      // The code is made of the command's key: with another key it is another one.
      if (error.index === 'code') throw new DomainError('invalid', 'idempotency-key.reused');
      throw error;
    }
  }

  private async refuseClosed(userId: string): Promise<void> {
    if (await this.closedUsers.has(userId)) {
      throw new DomainError('unauthenticated', 'session.required');
    }
  }

  private async project(account: StoredAccount): Promise<void> {
    await this.directory.project(account).catch(() => {
      this.logger.warn(`The entry of ${account.id} was not written; its own event will repair it`);
    });
  }
}
