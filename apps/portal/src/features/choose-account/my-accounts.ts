import type { myMembership } from '@secop/contracts';
import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { answerOf, api } from '../../api/client';

export type MyMembership = z.infer<typeof myMembership>;
export type MyAccount = MyMembership & { role: NonNullable<MyMembership['role']> };

export const membershipsQuery = queryOptions({
  queryKey: ['memberships', 'mine'],
  queryFn: () => answerOf(api.GET('/me/memberships')),
});

/** Accounts that the person may act for now, by name. */
export const useMyAccounts = (): UseQueryResult<MyAccount[]> =>
  useQuery({ ...membershipsQuery, select: ({ items }) => accountsIn(items) });

const accountsIn = (memberships: readonly MyMembership[]): MyAccount[] =>
  memberships
    .filter((one): one is MyAccount => one.display === 'Aceptado' && one.role !== null)
    .sort((one, other) => one.accountName.localeCompare(other.accountName, 'es'));
