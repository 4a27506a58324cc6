import type { UseQueryResult } from '@tanstack/react-query';

/** Whether it is known now: not what was kept from an earlier visit, while it is being read again. */
export const isCurrent = ({
  isFetching,
  isFetchedAfterMount,
}: Pick<UseQueryResult, 'isFetching' | 'isFetchedAfterMount'>): boolean =>
  isFetchedAfterMount || !isFetching;
