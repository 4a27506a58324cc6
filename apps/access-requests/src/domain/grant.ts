import {
  AccessRequestAcceptedV1,
  AccessRequestEffectiveV1,
  AccessRequestExpiredV1,
  AccessRequestReopenedV1,
} from '@secop/contracts';
import {
  factsAfter,
  type AccessRequest,
  type AwaitingGrant,
  type Effective,
} from './access-request';
import { pendingFrom } from './deadlines';
import { ended } from './end';
import type { Occasion } from './occasion';
import { becomes, unchanged, type Outcome } from './outcome';

const longestWaitBetweenRepeats = 3_600_000;

/** The account granted the membership: from here on the person can act. */
export function markEffective(
  request: AccessRequest,
  decisionId: string,
  occasion: Occasion,
): Outcome {
  if (!awaits(request, decisionId)) return unchanged;
  return becomes(occasion, effective(request, occasion), AccessRequestEffectiveV1);
}

/** The account refused. Only the decision that the request stands on now can be refused. */
export function refuse(
  request: AccessRequest,
  decisionId: string,
  reason: string,
  occasion: Occasion,
): Outcome {
  if (!awaits(request, decisionId)) return unchanged;
  switch (reason) {
    case 'already-member':
      return becomes(occasion, effective(request, occasion), AccessRequestEffectiveV1);
    case 'decider-not-administrator':
      return becomes(
        occasion,
        {
          ...factsAfter(request, { what: 'reopened', at: occasion.now, by: null }),
          ...pendingFrom(occasion.now, occasion.terms.calendar),
        },
        AccessRequestReopenedV1,
      );
    default:
      return becomes(occasion, ended(request, reason, occasion), AccessRequestExpiredV1);
  }
}

/** No answer came: the same decision is said again, so that not even a lost queue leaves somebody waiting. */
export function repeatAcceptance(request: AccessRequest, occasion: Occasion): Outcome {
  if (!isAwaitingGrant(request) || request.dueAt > occasion.now) return unchanged;
  const repeats = request.repeats + 1;
  const wait = Math.min(
    occasion.terms.repeatAcceptanceAfter * 2 ** repeats,
    longestWaitBetweenRepeats,
  );
  const state = { ...request, repeats, dueAt: new Date(occasion.now.getTime() + wait) };
  return becomes(occasion, state, AccessRequestAcceptedV1);
}

const isAwaitingGrant = (request: AccessRequest): request is AwaitingGrant =>
  request.status === 'accepted' && request.open;

const awaits = (request: AccessRequest, decisionId: string): request is AwaitingGrant =>
  isAwaitingGrant(request) && request.decision.id === decisionId;

const effective = (request: AwaitingGrant, { now }: Occasion): Effective => ({
  ...factsAfter(request, { what: 'effective', at: now, by: null }),
  status: 'accepted',
  open: false,
  decision: request.decision,
  grantedRole: request.grantedRole,
  effectiveAt: now,
});
