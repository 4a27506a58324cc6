import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

const pageSize = 10;

/** Accounts by name or NIT, best first, page after page. */
export const useAccountSearch = (q: string) =>
  useInfiniteQuery({
    queryKey: ['accounts', 'search', q],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { q, limit: pageSize, ...(cursor ? { cursor } : {}) };
      return answerOf(api.GET('/accounts', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
