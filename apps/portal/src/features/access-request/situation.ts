import type { AccessRequestView } from '@secop/contracts';

export type Situation =
  | 'waits'
  | 'waits-without-administrator'
  | 'being-granted'
  | 'effective'
  | 'rejected'
  | 'withdrawn'
  | 'expired';

type Told = Pick<AccessRequestView, 'status' | 'effective' | 'withoutAdministrator'>;

/** Where a request stands, as far as its requester is concerned. */
export function situationOf({ status, effective, withoutAdministrator }: Told): Situation {
  switch (status) {
    case 'pending':
      return withoutAdministrator ? 'waits-without-administrator' : 'waits';
    case 'accepted':
      return effective ? 'effective' : 'being-granted';
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return status;
  }
}

/** The stage of the *línea de avance*, 1 to 4. Accepted is still being processed until the person can act. */
export function stageOf(request: Told): 3 | 4 {
  switch (situationOf(request)) {
    case 'waits':
    case 'waits-without-administrator':
    case 'being-granted':
      return 3;
    case 'effective':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return 4;
  }
}
