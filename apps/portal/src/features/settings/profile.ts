import type { updateProfileBody, userView } from '@secop/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { answerWithHeaders, api } from '../../api/client';

export interface Profile {
  readonly user: z.infer<typeof userView>;
  /** What a change answers to: `If-Match`. */
  readonly etag: string | null;
}
/** What the form holds. */
export interface ProfileValues {
  readonly firstNames: string;
  readonly lastNames: string;
  readonly phone?: string;
}
export type ProfileChange = z.input<typeof updateProfileBody>;

export const profileQuery = queryOptions({
  queryKey: ['me', 'profile'],
  queryFn: () => profileIn(api.GET('/me')),
});

export const changeProfile = (change: ProfileChange, etag: string | null): Promise<Profile> =>
  profileIn(
    api.PATCH('/me', {
      body: change,
      params: { header: etag ? { 'if-match': etag } : {} },
    }),
  );

async function profileIn(
  call: Parameters<typeof answerWithHeaders<Profile['user']>>[0],
): Promise<Profile> {
  const { data: user, headers } = await answerWithHeaders(call);
  return { user, etag: headers.get('etag') };
}
