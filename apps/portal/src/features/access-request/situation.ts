import type { AccessRequestView } from '@secop/contracts';
import type { MyMembership } from '../my-registrations/memberships';

export type Situation =
  | 'waits'
  | 'waits-without-administrator'
  | 'being-granted'
  | 'effective'
  | 'suspended'
  | 'cancelled'
  | 'rejected'
  | 'withdrawn'
  | 'expired';

type Told = Pick<AccessRequestView, 'id' | 'status' | 'effective' | 'withoutAdministrator'>;

/** Where a request stands, as far as its requester is concerned; the membership says what became of the access. */
export function situationOf(request: Told, membership?: MyMembership): Situation {
  const { status, effective, withoutAdministrator } = request;
  switch (status) {
    case 'pending':
      return withoutAdministrator ? 'waits-without-administrator' : 'waits';
    case 'accepted':
      return effective ? accessOf(request, membership) : 'being-granted';
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return status;
  }
}

function accessOf(request: Told, membership?: MyMembership): Situation {
  switch (membership?.display) {
    case 'Cancelado':
      return 'cancelled';
    case 'Suspendido':
      return 'suspended';
    case undefined:
    case 'Aceptado':
      return 'effective';
    default:
      // Asked again since, after the access had ended; the own request is merely read later than the list.
      return membership?.accessRequestId === request.id ? 'effective' : 'cancelled';
  }
}

const afterwards: Partial<Record<Situation, string>> = {
  suspended: 'Suspendido',
  cancelled: 'Cancelado',
};

/** The word for the state: the request's own, until its access became another. */
export const displayOf = (request: AccessRequestView, situation: Situation): string =>
  afterwards[situation] ?? request.display;

/** The stage of the *línea de avance*, 1 to 4. Accepted is still being processed until the person can act. */
export function stageOf(situation: Situation): 3 | 4 {
  switch (situation) {
    case 'waits':
    case 'waits-without-administrator':
    case 'being-granted':
      return 3;
    case 'effective':
    case 'suspended':
    case 'cancelled':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return 4;
  }
}
