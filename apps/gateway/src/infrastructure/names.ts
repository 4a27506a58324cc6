import { Injectable } from '@nestjs/common';
import { userNames } from '@secop/contracts';
import type { z } from 'zod';
import { GatewayTokens } from './gateway-tokens';
import { bodyIn, refusalIn } from './answers';
import { Upstream } from './upstream';

export type UserName = z.infer<typeof userNames>['users'][number];

const most = 100;

/** Whose id is this? Asked of identity, for screens whose reader may know. */
@Injectable()
export class Names {
  constructor(
    private readonly upstream: Upstream,
    private readonly tokens: GatewayTokens,
  ) {}

  /** By user id; a user who does not exist any more is missing. */
  async of(userIds: readonly string[]): Promise<ReadonlyMap<string, UserName>> {
    const ids = [...new Set(userIds)];
    const pages = [];
    for (let at = 0; at < ids.length; at += most) pages.push(this.page(ids.slice(at, at + most)));
    const users = (await Promise.all(pages)).flat();
    return new Map(users.map((user) => [user.userId, user]));
  }

  private async page(ids: readonly string[]): Promise<UserName[]> {
    const answer = await this.upstream.call('identity', await this.tokens.for('identity'), {
      method: 'POST',
      path: '/internal/users/names',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userIds: ids }),
    });
    if (answer.status !== 200 && answer.status !== 201) throw refusalIn(answer);
    const names = bodyIn(answer, userNames);
    if (!names) throw this.upstream.unavailable('identity', 'names of another shape');
    return names.users;
  }
}

export const fullName = ({ firstNames, lastNames }: UserName): string =>
  `${firstNames} ${lastNames}`;
