import { Injectable } from '@nestjs/common';
import type { AccessRequestView } from '@secop/contracts';
import type { Principal } from '@secop/platform';
import { accessRequestNotFound } from '../../domain/access-request.errors';
import { AccessRequests, type StoredRequest } from '../../domain/access-requests';
import { Accounts } from '../../domain/accounts';
import { assertNotOwn, type Decider } from '../../domain/decide';
import type { PersonChange } from '../change-access-request/change-access-request';

/** Either the command was written before, or this is who asks, about which request. */
export type Deciding =
  | { readonly replayed: AccessRequestView }
  | { readonly replayed?: undefined; readonly request: StoredRequest; readonly decider: Decider };

/** Finds out who somebody is at an account before anything is decided; a repeated command is answered without asking. */
@Injectable()
export class Deciders {
  constructor(
    private readonly requests: AccessRequests,
    private readonly accounts: Accounts,
  ) {}

  async find({ userId, token }: Principal, { id, command }: PersonChange): Promise<Deciding> {
    const { replayed, request } = await this.requests.recall<AccessRequestView>(id, command);
    if (replayed) return { replayed };
    if (!request) throw accessRequestNotFound();
    assertNotOwn(request.state, userId);
    const answer = await this.accounts.role(request.state.accountId, token);
    return { request, decider: { userId, ...answer } };
  }
}
