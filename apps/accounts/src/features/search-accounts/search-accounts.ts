import { Injectable } from '@nestjs/common';
import type { AccountView, searchAccountsQuery } from '@secop/contracts';
import type { z } from 'zod';
import { accountName } from '../../domain/name/account-name';
import { askedNumber, type AskedNumber } from '../../domain/search/asked-number';
import { ranked, type Ranked } from '../../domain/search/relevance';
import { AccountLists } from '../../infrastructure/account-lists';
import { DirectorySearch, type Found } from '../../infrastructure/directory-search';
import { viewOf, viewOfEntry } from '../show-account/account-view';
import { after, cursorAt, placeOf } from './cursor';

type Query = z.output<typeof searchAccountsQuery>;

/** Answers best first, by name or by number; whether an account has an administrator is joined per page. */
@Injectable()
export class SearchAccounts {
  constructor(
    private readonly search: DirectorySearch,
    private readonly accounts: AccountLists,
  ) {}

  async execute({ q, limit, cursor }: Query, viewer: string) {
    const place = cursor === undefined ? undefined : placeOf(cursor);
    const answers = await this.answers(q);
    const rest = place ? after(answers, place) : answers;
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.shown(page, viewer),
      next: last && rest.length > page.length ? cursorAt(last) : null,
    };
  }

  private async answers(q: string): Promise<Ranked<Found>[]> {
    const number = askedNumber(q);
    const found = number ? await this.search.byNumber(number) : [];
    if (number && found.length > 0) return rankedByNumber(number, found);
    const name = accountName(q);
    return ranked(name, await this.search.byName(name));
  }

  private async shown(page: readonly Found[], viewer: string): Promise<AccountView[]> {
    const aggregates = await this.accounts.shownTo(
      viewer,
      page.map(({ id }) => id),
    );
    return page.map((entry) => {
      const account = aggregates.get(entry.id);
      return account ? viewOf(account, viewer) : viewOfEntry(entry);
    });
  }
}

const rankedByNumber = ({ exact }: AskedNumber, found: readonly Found[]): Ranked<Found>[] =>
  found
    .map((entry) => ({ ...entry, score: (entry.nit === exact ? 20 : 10) + (entry.active ? 5 : 0) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
