import type { userView } from '@secop/contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { answerOf, api } from '../api/client';

export type Me = z.infer<typeof userView>;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => answerOf(api.GET('/me')),
  staleTime: 60_000,
});

/** The person who is signed in; for screens below the signed-in route, which has asked already. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;
