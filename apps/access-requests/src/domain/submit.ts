import { AccessRequestSubmittedV1, type Role } from '@secop/contracts';
import type { AccessRequest } from './access-request';
import { accountInactive, alreadyMember, coolingDown } from './access-request.errors';
import { askableFrom } from './cool-down';
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

export interface Submission {
  readonly id: string;
  readonly userId: string;
  readonly admission: Admission;
  readonly requestedRole: Role;
  readonly message?: string;
  readonly position?: string;
  readonly reference: string;
  /** The person's open requests, this one apart. */
  readonly open: readonly OpenRequest[];
  /** When this account rejected this person; the latest ones are enough. */
  readonly rejections: readonly Date[];
}

/** A person asks for access to an account. */
export function submit(submission: Submission, now: Date, { calendar }: Terms): Changed {
  const { id, userId, admission, requestedRole, message, position, reference } = submission;
  const { account, administrators, membership } = admission;
  if (!account.active) throw accountInactive();
  if (membership?.state === 'active' || membership?.state === 'suspended') throw alreadyMember();
  const askable = askableFrom(submission.rejections, calendar);
  if (askable && askable > now) throw coolingDown(askable);
  const slot = slotFor(account.id, submission.open);

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
