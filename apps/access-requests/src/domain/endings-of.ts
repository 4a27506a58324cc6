import type { AccessRequests } from './access-requests';
import { countedRejections, countedWithdrawals, type Endings } from './cool-down';

/** What the wait before another request of this person to this account is counted from. */
export async function endingsOf(
  requests: AccessRequests,
  userId: string,
  accountId: string,
): Promise<Endings> {
  const [rejections, withdrawals] = await Promise.all([
    requests.endings(userId, accountId, 'rejected', countedRejections),
    requests.endings(userId, accountId, 'withdrawn', countedWithdrawals),
  ]);
  return { rejections, withdrawals };
}
