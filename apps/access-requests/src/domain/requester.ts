import { AccessRequestRemindedV1, AccessRequestWithdrawnV1 } from '@secop/contracts';
import { factsAfter, type AccessRequest } from './access-request';
import { accessRequestNotFound, notPending, remindedRecently } from './access-request.errors';
import { assertExpectedVersion, type Occasion } from './occasion';
import { becomes, type Outcome } from './outcome';

/** The requester takes the request back. */
export function withdraw(request: AccessRequest, userId: string, occasion: Occasion): Outcome {
  assertRequester(request, userId);
  if (request.status !== 'pending') throw notPending();
  assertExpectedVersion(occasion);
  return becomes(
    occasion,
    {
      ...factsAfter(request, { what: 'withdrawn', at: occasion.now, by: userId }),
      status: 'withdrawn',
      open: false,
    },
    AccessRequestWithdrawnV1,
  );
}

/** The requester nudges the administrators, once per business day. Deadlines stay as they are. */
export function remind(request: AccessRequest, userId: string, occasion: Occasion): Outcome {
  assertRequester(request, userId);
  if (request.status !== 'pending') throw notPending();
  const { now, terms } = occasion;
  const nudgedUntil = request.nudgedAt && terms.calendar.endOfBusinessDay(request.nudgedAt);
  if (nudgedUntil && now <= nudgedUntil) {
    throw remindedRecently(new Date(nudgedUntil.getTime() + 1));
  }
  const timeline = factsAfter(request, { what: 'reminded', at: now, by: userId }).timeline;
  return becomes(occasion, { ...request, timeline, nudgedAt: now }, AccessRequestRemindedV1);
}

function assertRequester(request: AccessRequest, userId: string): void {
  if (request.userId !== userId) throw accessRequestNotFound();
}
