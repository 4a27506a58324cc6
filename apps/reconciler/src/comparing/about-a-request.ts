import type { DeliveryFact, MembershipFact, RefusalFact, RequestFact } from '@secop/contracts';
import type { Reading, Sighting } from '../reading/sighting';
import { those } from './finding';

/** All that anybody says about one access request. */
export interface AboutRequest {
  readonly id: string;
  readonly request?: RequestFact;
  readonly grants: readonly MembershipFact[];
  readonly refusals: readonly RefusalFact[];
  readonly mails: readonly DeliveryFact[];
  readonly reading: Reading;
}

const day = 86_400_000;
/** Accounts forgets a refusal after 30 days. */
const refusalsLast = 29 * day;

export function aboutRequest(sightings: readonly Sighting[], reading: Reading): AboutRequest {
  const [request] = those(sightings, 'request');
  const grants = those(sightings, 'membership');
  const refusals = those(sightings, 'refusal');
  const mails = those(sightings, 'delivery');
  const id =
    request?.id ??
    grants[0]?.accessRequestId ??
    refusals[0]?.accessRequestId ??
    mails[0]?.subject ??
    '';
  return { id, request, grants, refusals, mails, reading };
}

/** Whether a refusal of that time would still be there. */
export const refusalIsKept = ({ at }: Reading, time: string): boolean =>
  at.getTime() - Date.parse(time) < refusalsLast;

export const alreadyMember = ({ reason }: RefusalFact): boolean => reason === 'already-member';
