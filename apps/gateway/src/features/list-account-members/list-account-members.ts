import { Injectable } from '@nestjs/common';
import { memberView } from '@secop/contracts';
import { z } from 'zod';
import { fullName, Names } from '../../infrastructure/names';
import { CallsForUser } from '../exchange-session/calls-for-user';

const members = z.object({ items: z.array(memberView.omit({ names: true })) });

/** "Administración de usuarios": accounts knows the members, identity their names. */
@Injectable()
export class ListAccountMembers {
  constructor(
    private readonly calls: CallsForUser,
    private readonly names: Names,
  ) {}

  async execute(session: string | undefined, accountId: string) {
    const path = `/internal/accounts/${accountId}/members`;
    const { items } = await this.calls.read(session, 'accounts', path, members);
    const names = await this.names.of(items.map(({ userId }) => userId));
    return {
      items: items.map((member) => {
        const user = names.get(member.userId);
        return { ...member, names: user ? fullName(user) : null };
      }),
      next: null,
    };
  }
}
