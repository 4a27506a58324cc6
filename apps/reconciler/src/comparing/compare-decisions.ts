import type { MembershipFact, RequestFact } from '@secop/contracts';
import { isLive } from '../joining/keys';
import { isSettled } from '../reading/sighting';
import { alreadyMember, refusalIsKept, type AboutRequest } from './about-a-request';
import type { Finding } from './finding';

/** A request and what its account answered. */
export function compareDecisions(about: AboutRequest): Finding[] {
  return [
    ...about.grants.flatMap((grant) => grantFindings(about, grant)),
    ...grantedTwice(about),
    ...grantedAndRefused(about),
    ...(about.request?.status === 'accepted' ? acceptanceFindings(about, about.request) : []),
    ...deadlineMissed(about),
  ];
}

function grantFindings({ id, request, reading }: AboutRequest, grant: MembershipFact): Finding[] {
  if (!isSettled(reading, grant.since)) return [];
  const { accountId, userId, since } = grant;
  const found = (kind: Finding['kind']): Finding[] => [
    { kind, ids: { accessRequestId: id, accountId, userId }, since },
  ];
  // Accepted, and over before the grant was heard: the membership has ended by then, or with its account.
  const endedTogether = request?.status === 'expired' && !(isLive(grant) && grant.accountActive);
  if (endedTogether) return [];
  if (request?.status !== 'accepted') return found('grant-without-acceptance');
  if (request.userId !== userId || request.accountId !== accountId) {
    return found('grant-to-another');
  }
  return request.decisionId === grant.decisionId ? [] : found('grant-for-another-decision');
}

function grantedTwice({ id, grants, reading }: AboutRequest): Finding[] {
  const settled = grants.filter(({ since }) => isSettled(reading, since));
  if (settled.length < 2) return [];
  const since = settled
    .map((grant) => grant.since)
    .sort()
    .at(-1)!;
  return [{ kind: 'granted-twice', ids: { accessRequestId: id }, since }];
}

function grantedAndRefused({ id, grants, refusals, reading }: AboutRequest): Finding[] {
  return refusals
    .filter(({ at }) => isSettled(reading, at))
    .filter(({ decisionId }) => grants.some((grant) => grant.decisionId === decisionId))
    .map(({ decisionId, at }) => ({
      kind: 'granted-and-refused',
      ids: { accessRequestId: id, decisionId },
      since: at,
    }));
}

function acceptanceFindings(about: AboutRequest, request: RequestFact): Finding[] {
  return request.open ? unheardAnswer(about, request) : missingGrant(about, request);
}

function unheardAnswer(
  { grants, refusals, reading }: AboutRequest,
  request: RequestFact,
): Finding[] {
  const { id, accountId, decisionId = '', decidedAt } = request;
  const ids = { accessRequestId: id, accountId, decisionId };
  const again = { do: 'say-answer-again', service: 'accounts', ...ids } as const;
  const grant = grants.find((one) => one.decisionId === decisionId);
  if (grant) {
    if (!isSettled(reading, grant.since)) return [];
    return [{ kind: 'grant-unheard', ids, since: grant.since, repair: again }];
  }
  const refusal = refusals.find((one) => one.decisionId === decisionId);
  if (refusal) {
    if (!isSettled(reading, refusal.at)) return [];
    return [{ kind: 'refusal-unheard', ids, since: refusal.at, repair: again }];
  }
  if (!isSettled(reading, decidedAt)) return [];
  return [
    { kind: 'acceptance-unanswered', ids, since: decidedAt, repair: sayRequestAgain(request) },
  ];
}

function missingGrant(
  { grants, refusals, reading }: AboutRequest,
  request: RequestFact,
): Finding[] {
  const { id, accountId, decidedAt, effectiveAt, decisionId } = request;
  const granted = grants.length > 0;
  const member = refusals.some((one) => alreadyMember(one) && one.decisionId === decisionId);
  if (granted || member || !decidedAt || !refusalIsKept(reading, decidedAt)) return [];
  if (!isSettled(reading, effectiveAt)) return [];
  const ids = { accessRequestId: id, accountId };
  return [{ kind: 'effective-without-grant', ids, since: effectiveAt }];
}

function deadlineMissed({ request, reading }: AboutRequest): Finding[] {
  if (request?.status !== 'pending' || !isSettled(reading, request.dueAt)) return [];
  return [{ kind: 'deadline-missed', ids: { accessRequestId: request.id }, since: request.dueAt }];
}

export const sayRequestAgain = ({ id, version }: RequestFact) =>
  ({
    do: 'say-request-again',
    service: 'access-requests',
    accessRequestId: id,
    version,
  }) as const;
