import { Injectable } from '@nestjs/common';
import { DomainError, type AccountView } from '@secop/contracts';
import {
  registeredNit,
  registrationClaim,
  type Registration,
} from '../../domain/account/registration';
import { place } from '../../domain/place/place';
import { AccountLists } from '../../infrastructure/account-lists';
import { MongoAccounts } from '../../infrastructure/accounts.mongo-repository';
import { MongoDirectory } from '../../infrastructure/directory.mongo-repository';
import { viewOf, viewOfEntry } from '../show-account/account-view';

/** Active accounts with the same NIT, or without one the same name and municipality. */
@Injectable()
export class FindExistingAccounts {
  constructor(
    private readonly directory: MongoDirectory,
    private readonly lists: AccountLists,
    private readonly accounts: MongoAccounts,
  ) {}

  /** Refuses with `account.already-exists` and the candidates. */
  async refuse(registration: Registration, viewer: string): Promise<void> {
    const candidates = await this.candidates(registration, viewer);
    if (candidates.length > 0) throw alreadyExists(candidates);
  }

  /** A twin was registered at the same moment. */
  async refuseTwin(registration: Registration, viewer: string): Promise<never> {
    const claim = registrationClaim(registration, registeredNit(registration)?.nit);
    const twin = await this.accounts.holding(claim);
    throw alreadyExists(twin ? [viewOf(twin, viewer)] : []);
  }

  private async candidates(registration: Registration, viewer: string): Promise<AccountView[]> {
    const nit = registeredNit(registration);
    const entries = nit
      ? await this.directory.withNit(nit.nit)
      : await this.directory.namedAt(registration.legalName, place(registration.municipality)?.key);
    const ids = entries.map(({ id }) => id);
    const aggregates = await this.lists.shownTo(viewer, ids);
    return entries
      .map((entry) => {
        const account = aggregates.get(entry.id);
        return account ? viewOf(account, viewer) : viewOfEntry(entry);
      })
      .filter(({ active }) => active);
  }
}

const alreadyExists = (candidates: AccountView[]) =>
  new DomainError('conflict', 'account.already-exists', { candidates });
