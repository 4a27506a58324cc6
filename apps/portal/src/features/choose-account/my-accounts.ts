import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { membershipsQuery, worksNow, type MyMembership } from '../my-registrations/memberships';

export type MyAccount = MyMembership & { readonly role: NonNullable<MyMembership['role']> };

/** Accounts that the person may act for now, by name. */
export const useMyAccounts = (): UseQueryResult<MyAccount[]> =>
  useQuery({ ...membershipsQuery, select: accountsIn });

const accountsIn = (memberships: readonly MyMembership[]): MyAccount[] =>
  memberships
    .filter((one): one is MyAccount => worksNow(one) && one.role !== null)
    .sort((one, other) => one.accountName.localeCompare(other.accountName, 'es'));
