import { answerOf, api, withDeadline } from '../api/client';
import { hasCode } from '../api/problem';

/** Ends the session of this browser. One that has ended by itself is not renewed in order to leave. */
export async function signOut(): Promise<void> {
  try {
    await answerOf(api.DELETE('/sessions/current', { fetch: withDeadline }));
  } catch (error) {
    if (!hasCode(error, 'session.required')) throw error;
  }
}
