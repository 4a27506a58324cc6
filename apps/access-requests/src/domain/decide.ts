import {
  AccessRequestAcceptedV1,
  AccessRequestRejectedV1,
  AccessRequestRejectionRevertedV1,
  type Role,
} from '@secop/contracts';
import { factsAfter, type AccessRequest, type Happening, type Pending } from './access-request';
import {
  accessRequestNotFound,
  alreadyDecided,
  notAdministrator,
  notPending,
  notRejected,
  ownRequest,
  reversalTooLate,
} from './access-request.errors';
import { administeredBy } from './administrators';
import { pendingFrom } from './deadlines';
import { slotFor, type OpenRequest } from './open-requests';
import { assertExpectedVersion, decisionIdOn, type Occasion } from './occasion';
import { becomes, type Outcome } from './outcome';

/** Who wants to decide, and what accounts said of them. */
export interface Decider {
  readonly userId: string;
  readonly role: Role | null;
  /** The account's administrators now. */
  readonly administrators: readonly string[];
}

const reversibleFor = 30 * 86_400_000;

/** The last moment at which a rejection may be reverted. */
export const reversibleUntil = (rejectedAt: Date): Date =>
  new Date(rejectedAt.getTime() + reversibleFor);

/** Nobody decides their own request; a stranger learns nothing; a member who is no administrator is told so. */
export function authorizeDecider(request: AccessRequest, { userId, role }: Decider): void {
  assertNotOwn(request, userId);
  if (role === null) throw accessRequestNotFound();
  if (role !== 'accountAdmin') throw notAdministrator();
}

export function assertNotOwn(request: AccessRequest, userId: string): void {
  if (request.userId === userId) throw ownRequest();
}

/** "Aceptar acceso". It takes effect when the account grants the membership. */
export function accept(
  request: AccessRequest,
  decider: Decider,
  { role }: { readonly role?: Role },
  occasion: Occasion,
): Outcome {
  assertDecidable(request, decider, occasion);
  const { now, terms } = occasion;
  return becomes(
    occasion,
    {
      ...factsBy(decider, request, 'accepted', occasion),
      status: 'accepted',
      open: true,
      decision: decisionBy(decider, occasion),
      grantedRole: role ?? 'provider',
      dueAt: new Date(now.getTime() + terms.repeatAcceptanceAfter),
      repeats: 0,
    },
    AccessRequestAcceptedV1,
  );
}

/** "Rechazar acceso". */
export function reject(
  request: AccessRequest,
  decider: Decider,
  { reason }: { readonly reason: string },
  occasion: Occasion,
): Outcome {
  assertDecidable(request, decider, occasion);
  return becomes(
    occasion,
    {
      ...factsBy(decider, request, 'rejected', occasion),
      status: 'rejected',
      open: false,
      decision: decisionBy(decider, occasion),
      reason,
    },
    AccessRequestRejectedV1,
  );
}

/** "Revertir rechazo del acceso". `open`: the requester's open requests. */
export function revertRejection(
  request: AccessRequest,
  decider: Decider,
  { open }: { readonly open: readonly OpenRequest[] },
  occasion: Occasion,
): Outcome {
  authorizeDecider(request, decider);
  if (request.status !== 'rejected') throw notRejected();
  assertExpectedVersion(occasion);
  const { now, terms } = occasion;
  if (now > reversibleUntil(request.decision.at)) throw reversalTooLate();
  return becomes(
    occasion,
    {
      ...factsBy(decider, request, 'reopened', occasion),
      ...pendingFrom(now, terms.calendar),
      slot: slotFor(request.accountId, open),
    },
    AccessRequestRejectionRevertedV1,
  );
}

function assertDecidable(
  request: AccessRequest,
  decider: Decider,
  occasion: Occasion,
): asserts request is Pending {
  authorizeDecider(request, decider);
  if (request.status === 'accepted' || request.status === 'rejected') throw alreadyDecided(request);
  if (request.status !== 'pending') throw notPending();
  assertExpectedVersion(occasion);
}

const decisionBy = ({ userId }: Decider, occasion: Occasion) => ({
  id: decisionIdOn(occasion),
  by: userId,
  at: occasion.now,
});

const factsBy = (
  { userId, administrators }: Decider,
  request: AccessRequest,
  what: Happening,
  { now }: Occasion,
) => ({
  ...factsAfter(request, { what, at: now, by: userId }),
  ...administeredBy(request, administrators),
});
