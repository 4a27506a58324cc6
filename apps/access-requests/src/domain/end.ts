import { AccessRequestExpiredV1 } from '@secop/contracts';
import { factsAfter, type AccessRequest, type Expired } from './access-request';
import type { Occasion } from './occasion';
import { becomes, unchanged, type Outcome } from './outcome';

/** The request is over without a decision that took effect. */
export const ended = (request: AccessRequest, reason: string, { now }: Occasion): Expired => ({
  ...factsAfter(request, { what: 'expired', at: now, by: null }),
  status: 'expired',
  open: false,
  reason,
});

/** Nobody can act for a closed account, so nobody can wait for it either. */
export const endByClosedAccount = (request: AccessRequest, occasion: Occasion): Outcome =>
  endIfOpen(request, 'account-closed', occasion);

/** A closed user asks for nothing any more. */
export const endByClosedUser = (request: AccessRequest, occasion: Occasion): Outcome =>
  endIfOpen(request, 'user-closed', occasion);

const endIfOpen = (request: AccessRequest, reason: string, occasion: Occasion): Outcome =>
  request.open
    ? becomes(occasion, ended(request, reason, occasion), AccessRequestExpiredV1)
    : unchanged;
