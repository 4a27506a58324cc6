import type { AccessRequest } from './access-request';
import { unchanged, type Outcome } from './outcome';

/** The account has an administrator more, who is to hear of what waits there. */
export function noteAdministrator(request: AccessRequest, userId: string): Outcome {
  if (request.status !== 'pending' || request.administrators.includes(userId)) return unchanged;
  const administrators = [...request.administrators, userId];
  return { state: { ...request, administrators, withoutAdministrator: false }, events: [] };
}
