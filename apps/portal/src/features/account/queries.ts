import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

const of = (id: string) => ({ params: { path: { id } } });

export const accountQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['accounts', accountId],
    queryFn: () => answerOf(api.GET('/accounts/{id}', of(accountId))),
  });

/** Whether, since when and as what the person may act for the account. */
export const actingQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['acting', accountId],
    queryFn: () => answerOf(api.GET('/accounts/{id}/acting', of(accountId))),
  });
