import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

export const accessRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['access-requests', id],
    queryFn: () => answerOf(api.GET('/access-requests/{id}', { params: { path: { id } } })),
  });

/** The newest hundred of mine. */
export const myAccessRequestsQuery = queryOptions({
  queryKey: ['access-requests', 'mine'],
  queryFn: async () =>
    (await answerOf(api.GET('/access-requests', { params: { query: { limit: 100 } } }))).items,
});
