import { answerOf, api } from '../../../api/client';
import type { Role } from '../../../texts/roles';

interface OfMember {
  readonly accountId: string;
  readonly userId: string;
}

export const changeRole = ({ accountId, userId, role }: OfMember & { role: Role }) =>
  answerOf(
    api.PATCH('/accounts/{id}/members/{userId}', {
      params: { path: { id: accountId, userId } },
      body: { role },
    }),
  );

export const cancelAccess = (
  { accountId, userId, reason }: OfMember & { reason?: string | undefined },
  key: string,
) =>
  answerOf(
    api.POST('/accounts/{id}/members/{userId}/cancellation', {
      params: { path: { id: accountId, userId }, header: { 'idempotency-key': key } },
      body: reason ? { reason } : {},
    }),
  );
