import type { AccessRequest } from './access-request';
import type { Standing } from './known-accounts';
import { unchanged, type Outcome } from './outcome';

/**
 * Who is to hear of a request that waits, as the account says it now. An accepted one is included until the account
 * has answered: it may become pending again.
 */
export function noteAdministrators(
  request: AccessRequest,
  standings: readonly Standing[],
): Outcome {
  if (!request.open) return unchanged;
  const present = request.administrators;
  const told = (userId: string) => present.includes(userId);
  const gone = standings.filter(({ userId, administers }) => !administers && told(userId));
  const come = standings.filter(({ userId, administers }) => administers && !told(userId));
  if (gone.length === 0 && come.length === 0) return unchanged;
  const administrators = [
    ...present.filter((userId) => !gone.some((former) => former.userId === userId)),
    ...come.map(({ userId }) => userId),
  ];
  const withoutAdministrator = administrators.length === 0;
  return { state: { ...request, administrators, withoutAdministrator }, events: [] };
}
