import type { AccessRequestView, ProblemDocument } from '@secop/contracts';
import { answerOf, api } from '../../api/client';

export type Decision =
  | { readonly id: string; readonly decision: 'accept' }
  | { readonly id: string; readonly decision: 'reject'; readonly reason: string };

/** What became of one row: the decided request, or why it was not decided. */
export interface RowResult {
  readonly id: string;
  readonly accessRequest?: AccessRequestView | null;
  readonly problem?: ProblemDocument | null;
}

interface Decisions {
  readonly accountId: string;
  readonly decisions: readonly Decision[];
}

type Post = (
  path: '/accounts/{id}/access-request-decisions',
  init: object,
) => Promise<{ data?: { results: RowResult[] }; error?: unknown; response: Response }>;

/** Decides several requests of one account at once; each row succeeds or fails by itself. */
export async function decideTogether(
  { accountId, decisions }: Decisions,
  key: string,
): Promise<readonly RowResult[]> {
  const { results } = await answerOf(
    (api.POST as unknown as Post)('/accounts/{id}/access-request-decisions', {
      params: { path: { id: accountId }, header: { 'idempotency-key': key } },
      body: { decisions },
    }),
  );
  return results;
}
