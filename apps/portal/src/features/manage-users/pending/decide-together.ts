import type { AccessRequestDecision, DecisionResult } from '@secop/contracts';
import { answerOf, api } from '../../../api/client';

interface Decisions {
  readonly accountId: string;
  readonly decisions: readonly AccessRequestDecision[];
}

const mostAtOnce = 50;

/**
 * Decides several requests of one account; each row succeeds or fails by itself. If one call of several fails, the
 * same key sends all of them again and finds the answers of those that were written.
 */
export async function decideTogether(
  { accountId: id, decisions }: Decisions,
  key: string,
): Promise<readonly DecisionResult[]> {
  const results: DecisionResult[] = [];
  for (let from = 0; from < decisions.length; from += mostAtOnce) {
    const header = { 'idempotency-key': `${key}-${from}` };
    const body = { decisions: decisions.slice(from, from + mostAtOnce) };
    const call = api.POST('/accounts/{id}/access-request-decisions', {
      params: { path: { id }, header },
      body,
    });
    results.push(...(await answerOf(call)).results);
  }
  return results;
}
