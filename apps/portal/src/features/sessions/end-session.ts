import { answerOf, api } from '../../api/client';
import { hasCode } from '../../api/problem';

/** One that is over already is just as well. */
export async function endSession(id: string): Promise<void> {
  try {
    await answerOf(api.DELETE('/sessions/{id}', { params: { path: { id } } }));
  } catch (error) {
    if (!hasCode(error, 'session.not-found')) throw error;
  }
}
