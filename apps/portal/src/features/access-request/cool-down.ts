import type { AccessRequestView } from '@secop/contracts';

const businessDaysAfterRejections = [1, 3, 10] as const;
const reversibleFor = 30 * 86_400_000;

/** Each rejection by the same account makes the wait before the next request longer; the API decides. */
export function businessDaysBeforeAskingAgain(
  accountId: string,
  mine: readonly Pick<AccessRequestView, 'accountId' | 'status'>[],
): number {
  const rejections = mine.filter(
    (request) => request.accountId === accountId && request.status === 'rejected',
  ).length;
  const place = Math.min(Math.max(rejections, 1), businessDaysAfterRejections.length) - 1;
  return businessDaysAfterRejections[place]!;
}

/** The last moment at which an administrator can revert a rejection. */
export const reversibleUntil = (decidedAt: string): string =>
  new Date(new Date(decidedAt).getTime() + reversibleFor).toISOString();
