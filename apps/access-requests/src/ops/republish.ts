import {
  AccessRequestAcceptedV1,
  AccessRequestEffectiveV1,
  AccessRequestExpiredV1,
  AccessRequestRejectedV1,
  AccessRequestSubmittedV1,
  AccessRequestWithdrawnV1,
} from '@secop/contracts';
import { recordAgain } from '@secop/messaging';
import { republishCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import type { AccessRequest } from '../domain/access-request';
import { toldOfSubmission } from '../domain/administrators';
import { becomes } from '../domain/outcome';
import { AccessRequests } from '../domain/access-requests';

/** What a request is now, said by the event that brought it there; nobody hears of it who did not then. */
export function requestSaidAgain(id: string, request: AccessRequest) {
  const told = request.status === 'pending' ? toldOfSubmission(request) : {};
  return becomes({ id }, { ...request, ...told }, lastEventOf(request)).events;
}

function lastEventOf(request: AccessRequest) {
  switch (request.status) {
    case 'pending':
      return AccessRequestSubmittedV1;
    case 'accepted':
      return request.open ? AccessRequestAcceptedV1 : AccessRequestEffectiveV1;
    case 'rejected':
      return AccessRequestRejectedV1;
    case 'withdrawn':
      return AccessRequestWithdrawnV1;
    case 'expired':
      return AccessRequestExpiredV1;
  }
}

export const republish: OperatorCommand<Config> = republishCommand(async (get) => {
  const requests = await get(AccessRequests);
  return {
    name: 'access requests',
    collection: 'access_requests',
    record: (id, command) =>
      recordAgain(requests, id, command, (request) => requestSaidAgain(id, request)),
  };
});
