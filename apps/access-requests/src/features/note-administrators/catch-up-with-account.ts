import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { noteAdministrators } from '../../domain/administrators';
import { endByClosedAccount } from '../../domain/end';
import { KnownAccounts } from '../../domain/known-accounts';
import { ChangeAccessRequest } from '../change-access-request/change-access-request';

/** After a request was opened: an event heard between the question to accounts and the write has passed it by. */
@Injectable()
export class CatchUpWithAccount {
  constructor(
    private readonly knownAccounts: KnownAccounts,
    private readonly change: ChangeAccessRequest,
  ) {}

  async execute({ id, accountId }: { readonly id: string; readonly accountId: string }) {
    const { closed, standings } = await this.knownAccounts.find(accountId);
    if (!closed && standings.length === 0) return;
    await this.change.byMachine(id, randomUUID(), (request, occasion) =>
      closed ? endByClosedAccount(request, occasion) : noteAdministrators(request, standings),
    );
  }
}
