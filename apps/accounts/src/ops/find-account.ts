import { Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { OperatorRefusal } from '@secop/platform';
import { importedId } from '../domain/directory/directory-entry';
import { MongoAccounts } from '../infrastructure/accounts.mongo-repository';

/** A registered and an imported account have this code: the operator has to quote an id. */
export class AmbiguousCode extends OperatorRefusal {
  constructor(code: string, ids: readonly string[]) {
    super(`${code} is the code of ${ids.join(' and of ')}: quote the id`);
    this.name = 'AmbiguousCode';
  }
}

/** Operators quote an account by its id or by its code. */
@Injectable()
export class FindAccount {
  constructor(private readonly accounts: MongoAccounts) {}

  /** Refuses with `account.not-found`. */
  async idOf(account: string): Promise<string> {
    if (await this.exists(account)) return account;
    const imported = importedId(account);
    const registered = await this.accounts.registeredWith(account.toUpperCase());
    const ids = [registered?.id, (await this.exists(imported)) ? imported : undefined].filter(
      (id) => id !== undefined,
    );
    if (ids.length > 1) throw new AmbiguousCode(account, ids);
    if (!ids[0]) throw new DomainError('not-found', 'account.not-found');
    return ids[0];
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
