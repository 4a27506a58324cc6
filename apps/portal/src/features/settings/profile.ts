import type { updateProfileBody, userView } from '@secop/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../../api/client';
import { problemIn } from '../../api/problem';

export interface Profile {
  readonly user: z.infer<typeof userView>;
  /** What a change answers to: `If-Match`. */
  readonly etag: string | null;
}
export type ProfileChange = z.input<typeof updateProfileBody>;

export const profileQuery = queryOptions({
  queryKey: ['me', 'profile'],
  queryFn: async (): Promise<Profile> => profileIn(await api.GET('/me')),
});

export const changeProfile = async (change: ProfileChange, etag: string | null): Promise<Profile> =>
  profileIn(
    await api.PATCH('/me', {
      body: change,
      params: { header: etag ? { 'if-match': etag } : {} },
    }),
  );

function profileIn(answer: {
  data?: Profile['user'];
  error?: unknown;
  response: Response;
}): Profile {
  if (!answer.data) throw problemIn(answer.error);
  return { user: answer.data, etag: answer.response.headers.get('etag') };
}
