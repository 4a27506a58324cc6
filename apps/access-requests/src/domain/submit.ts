import { AccessRequestSubmittedV1, type Role } from '@secop/contracts';
import type { AccessRequest } from './access-request';
import {
  accountInactive,
  alreadyMember,
  coolingDown,
  tooManySubmissions,
} from './access-request.errors';
import { askableFrom, type Endings } from './cool-down';
import { pendingFrom } from './deadlines';
import { slotFor, type OpenRequest } from './open-requests';
import type { Terms } from './occasion';
import { becomes, type Changed } from './outcome';

/** What accounts said about the account and this person. */
export interface Admission {
  readonly account: { readonly id: string; readonly name: string; readonly active: boolean };
  readonly administrators: readonly string[];
  readonly membership: { readonly state: 'active' | 'suspended' | 'cancelled' | 'ended' } | null;
}

const day = 24 * 3_600_000;

export interface Submission extends Endings {
  readonly id: string;
  readonly userId: string;
  readonly admission: Admission;
  readonly requestedRole: Role;
  readonly message?: string;
  readonly position?: string;
  readonly reference: string;
  /** The person's open requests, this one apart. */
  readonly open: readonly OpenRequest[];
  /** When the person submitted the first of the latest ones, as many as a day may have; none if there are fewer. */
  readonly submissionThatFillsTheDay?: Date;
}

/** A person asks for access to an account. */
export function submit(submission: Submission, now: Date, { calendar }: Terms): Changed {
  const { id, userId, admission, requestedRole, message, position, reference } = submission;
  const { account, administrators, membership } = admission;
  if (!account.active) throw accountInactive();
  if (membership?.state === 'active' || membership?.state === 'suspended') throw alreadyMember();
  const askable = askableFrom(submission, calendar);
  if (askable && askable > now) throw coolingDown(askable);
  const slot = slotFor(account.id, submission.open);
  const full = submission.submissionThatFillsTheDay;
  const wait = full ? full.getTime() + day - now.getTime() : 0;
  if (wait > 0) throw tooManySubmissions(wait);

  const state: AccessRequest = {
    reference,
    accountId: account.id,
    accountName: account.name,
    userId,
    requestedRole,
    message,
    position,
    submittedAt: now,
    administrators,
    withoutAdministrator: administrators.length === 0,
    slot,
    timeline: [{ what: 'submitted', at: now, by: userId }],
    ...pendingFrom(now, calendar),
  };
  return becomes({ id }, state, AccessRequestSubmittedV1);
}
