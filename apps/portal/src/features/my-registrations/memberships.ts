import type { myMembership } from '@secop/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { answerOf, api } from '../../api/client';

export type MyMembership = z.infer<typeof myMembership>;

/** Every account that I can act for or asked access to, the newest first. */
export const membershipsQuery = queryOptions({
  queryKey: ['memberships'],
  queryFn: async () => (await answerOf(api.GET('/me/memberships'))).items,
});

/** The person may act for it now. */
export const worksNow = ({ display }: MyMembership): boolean => display === 'Aceptado';
