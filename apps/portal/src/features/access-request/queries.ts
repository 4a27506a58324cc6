import type { AccessRequestView } from '@secop/contracts';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

export const accessRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['access-requests', id],
    queryFn: () => answerOf(api.GET('/access-requests/{id}', { params: { path: { id } } })),
  });

/** Shows what a command made of a request; who is named in it stays known. */
export const showFresh = (queries: QueryClient, fresh: AccessRequestView): void =>
  void queries.setQueryData(
    accessRequestQuery(fresh.id).queryKey,
    (known) => known && { ...known, ...fresh },
  );

/** The newest hundred of mine. */
export const myAccessRequestsQuery = queryOptions({
  queryKey: ['access-requests', 'mine'],
  queryFn: async () =>
    (await answerOf(api.GET('/access-requests', { params: { query: { limit: 100 } } }))).items,
});
