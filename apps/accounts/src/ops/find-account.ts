import { Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { importedId } from '../domain/directory/directory-entry';
import { MongoAccounts } from '../infrastructure/accounts.mongo-repository';

/** Operators quote an account by its id or by its code. */
@Injectable()
export class FindAccount {
  constructor(private readonly accounts: MongoAccounts) {}

  async idOf(account: string): Promise<string> {
    const [, start] = /^R-([0-9A-F]{12})$/i.exec(account) ?? [];
    if (start) {
      const registered = await this.accounts.withIdStarting(start.toLowerCase());
      if (!registered) throw new DomainError('not-found', 'account.not-found');
      return registered.id;
    }
    for (const id of [account, importedId(account)]) {
      if (await this.exists(id)) return id;
    }
    throw new DomainError('not-found', 'account.not-found');
  }

  private exists(id: string): Promise<boolean> {
    return this.accounts.read(id).then(
      () => true,
      (error: unknown) => {
        if (error instanceof DomainError && error.kind === 'not-found') return false;
        throw error;
      },
    );
  }
}
