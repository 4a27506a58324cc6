import type { AccessRequestView, inboxItem } from '@secop/contracts';
import type { z } from 'zod';
import { fullName, type UserName } from './names';

/** The users whose names an administrator reads in these requests. */
export const peopleOf = (requests: readonly AccessRequestView[]): string[] =>
  requests.flatMap(({ userId, decidedBy }) => [userId, ...(decidedBy ? [decidedBy] : [])]);

/** A request as an administrator of its account reads it. */
export function withNames(
  request: AccessRequestView,
  names: ReadonlyMap<string, UserName>,
): z.infer<typeof inboxItem> {
  const decider = names.get(request.decidedBy ?? '');
  return {
    ...request,
    requester: requesterOf(names.get(request.userId)),
    decidedByName: decider ? fullName(decider) : null,
  };
}

function requesterOf(user: UserName | undefined) {
  if (!user) return null;
  const { firstNames, lastNames, email, documentType, documentLastFour } = user;
  return { firstNames, lastNames, email, documentType, documentLastFour };
}
