import type { signInBody } from '@secop/contracts';
import type { z } from 'zod';
import { answerOf, api } from '../api/client';
import { tellTabs } from './other-tabs';

/** Signs in, for all tabs of this browser. Answers who it is. */
export async function signIn(body: z.input<typeof signInBody>): Promise<string> {
  const { user } = await answerOf(api.POST('/sessions', { body }));
  tellTabs(user.id);
  return user.id;
}
