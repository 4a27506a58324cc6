import { eventually } from '@secop/testing';
import type { Answer } from './answer';

const patience = 120_000;

/**
 * Sends until somebody answers for good, as a client does whose service is being restarted. The request must carry
 * one idempotency key for all tries.
 */
export async function patiently(what: string, send: () => Promise<Answer>): Promise<Answer> {
  return eventually(
    `${what} is answered`,
    async () => {
      const answer = await send();
      if (answer.status < 500 && answer.status !== 429) return answer;
      throw new Error(`${answer.what} answered ${answer.status}: ${answer.text}`);
    },
    patience,
  );
}
