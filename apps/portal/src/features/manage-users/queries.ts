import type { inboxItem, memberView } from '@secop/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { answerOf, api } from '../../api/client';

export type InboxItem = z.infer<typeof inboxItem>;
export type Member = z.infer<typeof memberView>;
type Status = InboxItem['status'];

const pageSize = 100;
const mostPages = 10;

export interface Inbox {
  readonly items: readonly InboxItem[];
  /** Nothing was left out. */
  readonly complete: boolean;
}

/** What an account received, oldest first: up to 1,000 requests. */
export const inboxQuery = (accountId: string, status: Status) =>
  queryOptions({
    queryKey: ['inbox', accountId, status],
    queryFn: ({ signal }) => readInbox(accountId, status, signal),
  });

async function readInbox(id: string, status: Status, signal: AbortSignal): Promise<Inbox> {
  const items: InboxItem[] = [];
  let cursor: string | null = null;
  for (let read = 0; read < mostPages; read += 1) {
    const query = { status, limit: pageSize, ...(cursor ? { cursor } : {}) };
    const params = { path: { id }, query };
    const call = api.GET('/accounts/{id}/access-requests', { params, signal });
    const page: { items: InboxItem[]; next: string | null } = await answerOf(call);
    items.push(...page.items);
    cursor = page.next;
    if (cursor === null) break;
  }
  return { items, complete: cursor === null };
}

/** One row per person that is or was a member. */
export const membersQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['members', accountId],
    queryFn: () =>
      answerOf(api.GET('/accounts/{id}/members', { params: { path: { id: accountId } } })),
  });
