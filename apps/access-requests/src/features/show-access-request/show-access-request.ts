import { Inject, Injectable } from '@nestjs/common';
import type { AccessRequestView } from '@secop/contracts';
import type { Principal } from '@secop/platform';
import { accessRequestNotFound } from '../../domain/access-request.errors';
import { AccessRequests, type StoredRequest } from '../../domain/access-requests';
import { Accounts } from '../../domain/accounts';
import { askableFrom } from '../../domain/cool-down';
import { endingsOf } from '../../domain/endings-of';
import type { Terms } from '../../domain/occasion';
import { termsToken } from '../../terms';
import { viewOf } from './access-request-view';

/** Mine, or my inbox's; to everybody else it does not exist. */
@Injectable()
export class ShowAccessRequest {
  constructor(
    private readonly requests: AccessRequests,
    private readonly accounts: Accounts,
    @Inject(termsToken) private readonly terms: Terms,
  ) {}

  async execute({ userId, token }: Principal, id: string): Promise<AccessRequestView> {
    const request = await this.requests.find(id);
    if (!request) throw accessRequestNotFound();
    if (request.state.userId === userId) return this.asRequesterReads(request);
    const { role } = await this.accounts.role(request.state.accountId, token);
    if (role !== 'accountAdmin') throw accessRequestNotFound();
    return viewOf(request);
  }

  /** Who was rejected is told from when they may ask again. */
  private async asRequesterReads(request: StoredRequest): Promise<AccessRequestView> {
    const { status, userId, accountId } = request.state;
    if (status !== 'rejected') return viewOf(request);
    const endings = await endingsOf(this.requests, userId, accountId);
    const from = askableFrom(endings, this.terms.calendar);
    return { ...viewOf(request), ...(from && { askableFrom: from.toISOString() }) };
  }
}
