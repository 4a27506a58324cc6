import { Injectable } from '@nestjs/common';
import { accessRequestView, type listAccessRequestsQuery } from '@secop/contracts';
import type { z } from 'zod';
import { Names } from '../../infrastructure/names';
import { pageOf } from '../../infrastructure/page';
import { peopleOf, withNames } from '../../infrastructure/people-of-requests';
import { CallsForUser } from '../exchange-session/calls-for-user';

const page = pageOf(accessRequestView);

/** The administrator's inbox: access-requests knows who asks, identity their names. */
@Injectable()
export class ListAccountAccessRequests {
  constructor(
    private readonly calls: CallsForUser,
    private readonly names: Names,
  ) {}

  async execute(
    session: string | undefined,
    accountId: string,
    query: z.infer<typeof listAccessRequestsQuery>,
  ) {
    const asked = Object.entries(query).map(([name, value]): [string, string] => [
      name,
      `${value}`,
    ]);
    const path = `/internal/accounts/${accountId}/access-requests?${new URLSearchParams(asked).toString()}`;
    const { items, next } = await this.calls.read(session, 'access-requests', path, page);
    const names = await this.names.of(peopleOf(items));
    return { items: items.map((item) => withNames(item, names)), next };
  }
}
