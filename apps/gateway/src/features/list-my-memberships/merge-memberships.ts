import type { AccessRequestView, myMembership, ownMemberships } from '@secop/contracts';
import type { z } from 'zod';

export type OwnMembership = z.infer<typeof ownMemberships>['items'][number];
export type MyMembership = z.infer<typeof myMembership>;

const displayOf: Readonly<Record<OwnMembership['state'], string>> = {
  active: 'Aceptado',
  suspended: 'Suspendido',
  cancelled: 'Cancelado',
  ended: 'Cancelado',
};

/**
 * One row per account, the newest first. A membership says more than the request it came from; a membership that
 * ended gives way to a request made after its end.
 */
export function mergeMemberships(
  memberships: readonly OwnMembership[],
  requests: readonly AccessRequestView[],
): MyMembership[] {
  const newest = new Map<string, AccessRequestView>();
  for (const request of requests) {
    const other = newest.get(request.accountId);
    if (!other || other.submittedAt < request.submittedAt) newest.set(request.accountId, request);
  }
  const rows = new Map(
    [...newest].map(([accountId, request]) => [accountId, fromRequest(request)]),
  );
  for (const membership of memberships) {
    const request = newest.get(membership.accountId);
    const askedAgain =
      membership.until !== null && request && request.submittedAt > membership.until;
    if (!askedAgain)
      rows.set(membership.accountId, fromMembership(membership, request?.id ?? null));
  }
  return [...rows.values()].sort((a, b) => (b.since ?? '').localeCompare(a.since ?? ''));
}

const fromMembership = (
  { accountId, accountName, state, role, since }: OwnMembership,
  accessRequestId: string | null,
): MyMembership => ({
  accountId,
  accountName,
  display: displayOf[state],
  role,
  since,
  accessRequestId,
});

const fromRequest = (request: AccessRequestView): MyMembership => ({
  accountId: request.accountId,
  accountName: request.accountName,
  display: request.display,
  role: request.grantedRole,
  since: request.decidedAt ?? request.submittedAt,
  accessRequestId: request.id,
});
