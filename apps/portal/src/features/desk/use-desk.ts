import type { AccessRequestView } from '@secop/contracts';
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { isCurrent } from '../../live/is-current';
import { myAccessRequestsQuery } from '../access-request/queries';
import { membershipsQuery, worksNow, type MyMembership } from '../my-registrations/memberships';

export interface Inbox {
  readonly accountId: string;
  readonly accountName: string;
  readonly waiting: number;
  /** There are more than could be counted at once. */
  readonly more: boolean;
}

export interface DeskContent {
  /** Of the accounts that I administer, those where somebody waits for an answer. */
  readonly inboxes: readonly Inbox[];
  /** Mine that are not answered, or answered and not in force. */
  readonly requests: readonly AccessRequestView[];
  readonly accounts: readonly MyMembership[];
  /** There was a registration at some time. */
  readonly known: boolean;
}

interface Desk {
  /** Without the inboxes that could not be read, which `error` is about. */
  readonly content: DeskContent | undefined;
  /** Nothing of it is kept from an earlier visit only. */
  readonly current: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

const inboxQuery = ({ accountId, accountName }: MyMembership) =>
  queryOptions({
    queryKey: ['inbox', accountId, 'count'],
    queryFn: async (): Promise<Inbox> => {
      const query = { status: 'pending', limit: 100 } as const;
      const params = { path: { id: accountId }, query };
      const inbox = await answerOf(api.GET('/accounts/{id}/access-requests', { params }));
      return {
        accountId,
        accountName,
        waiting: inbox.items.length,
        more: inbox.next !== null,
      };
    },
  });

/** What the *escritorio* shows, once all of it is known. */
export function useDesk(): Desk {
  const memberships = useQuery(membershipsQuery);
  const mine = useQuery(myAccessRequestsQuery);
  const accounts = memberships.data?.filter(worksNow) ?? [];
  const administered = accounts.filter(({ role }) => role === 'accountAdmin');
  const inboxes = useQueries({ queries: administered.map(inboxQuery) });
  const all = [memberships, mine, ...inboxes];
  const retry = () => {
    for (const query of all) if (query.error) void query.refetch();
  };
  const current = all.every(isCurrent);
  const error = all.find((query) => query.error && !query.data)?.error ?? null;
  if (!memberships.data || !mine.data || inboxes.some(({ isPending }) => isPending)) {
    return { content: undefined, current, error, retry };
  }
  const counted = inboxes.flatMap(({ data }) => data ?? []);
  return {
    content: {
      inboxes: counted.filter(({ waiting }) => waiting > 0),
      requests: mine.data.filter(({ display }) => display === 'Pendiente'),
      accounts,
      known: memberships.data.length > 0,
    },
    current,
    error,
    retry,
  };
}
