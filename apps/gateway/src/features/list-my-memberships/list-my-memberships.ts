import { Injectable } from '@nestjs/common';
import { accessRequestView, ownMemberships, type AccessRequestView } from '@secop/contracts';
import { pageOf } from '../../infrastructure/page';
import { CallsForUser } from '../exchange-session/calls-for-user';
import { mergeMemberships } from './merge-memberships';

const page = pageOf(accessRequestView);
const mostPages = 20;

/** "Mis registros": accounts knows who is a member, access-requests knows who asked. */
@Injectable()
export class ListMyMemberships {
  constructor(private readonly calls: CallsForUser) {}

  async execute(session: string | undefined) {
    const [memberships, requests] = await Promise.all([
      this.calls.read(session, 'accounts', '/internal/memberships', ownMemberships),
      this.requestsOf(session),
    ]);
    return { items: mergeMemberships(memberships.items, requests), next: null };
  }

  private async requestsOf(session: string | undefined): Promise<AccessRequestView[]> {
    const requests: AccessRequestView[] = [];
    let cursor: string | null = null;
    for (let read = 0; read < mostPages; read += 1) {
      const query: string = new URLSearchParams({
        limit: '100',
        ...(cursor ? { cursor } : {}),
      }).toString();
      const { items, next } = await this.calls.read(
        session,
        'access-requests',
        `/access-requests?${query}`,
        page,
      );
      requests.push(...items);
      if (next === null) break;
      cursor = next;
    }
    return requests;
  }
}
