import type { AccessRequest } from './access-request';
import { administrator } from './access-request.builder';
import { accept, reject, revertRejection } from './decide';
import { passDeadline } from './deadlines';
import { endByClosedAccount, endByClosedUser } from './end';
import { markEffective, refuse, repeatAcceptance } from './grant';
import type { Occasion } from './occasion';
import type { Outcome } from './outcome';
import { remind, withdraw } from './requester';

type Verb = (request: AccessRequest, occasion: Occasion, decisionId: string) => Outcome;
/** Everything that may happen to a request after its submission. */
export const verbs: Record<string, Verb> = {
  accept: (request, occasion) => accept(request, administrator, {}, occasion),
  reject: (request, occasion) => reject(request, administrator, { reason: 'No' }, occasion),
  revert: (request, occasion) => revertRejection(request, administrator, { open: [] }, occasion),
  withdraw: (request, occasion) => withdraw(request, 'requester', occasion),
  remind: (request, occasion) => remind(request, 'requester', occasion),
  deadline: passDeadline,
  repeat: repeatAcceptance,
  grant: (request, occasion, decisionId) => markEffective(request, decisionId, occasion),
  reopen: (request, occasion, id) => refuse(request, id, 'decider-not-administrator', occasion),
  refuse: (request, occasion, id) => refuse(request, id, 'account-full', occasion),
  closeAccount: endByClosedAccount,
  closeUser: endByClosedUser,
};
