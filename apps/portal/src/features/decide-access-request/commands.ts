import { answerOf, api } from '../../api/client';
import type { Role } from '../../texts/roles';

interface OfRequest {
  readonly id: string;
  /** As the decider saw the request. */
  readonly version: number;
}

const params = ({ id, version }: OfRequest, key: string) => ({
  path: { id },
  header: { 'idempotency-key': key, 'if-match': `"${version}"` },
});

export const accept = ({ role, ...request }: OfRequest & { role: Role }, key: string) =>
  answerOf(
    api.POST('/access-requests/{id}/acceptance', { params: params(request, key), body: { role } }),
  );

export const reject = ({ reason, ...request }: OfRequest & { reason: string }, key: string) =>
  answerOf(
    api.POST('/access-requests/{id}/rejection', { params: params(request, key), body: { reason } }),
  );
