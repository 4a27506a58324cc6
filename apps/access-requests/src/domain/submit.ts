import { AccessRequestSubmittedV1, type Role } from '@secop/contracts';
import type { AccessRequest } from './access-request';
import { accountInactive, alreadyMember, coolingDown } from './access-request.errors';
import { askableFrom } from './cool-down';
import { pendingFrom } from './deadlines';
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
  readonly slot: number;
  /** When this account rejected this person; the latest ones are enough. */
  readonly rejections: readonly Date[];
}

/** A person asks for access to an account. That it is the only open one is kept by the store's unique indexes. */
export function submit(submission: Submission, now: Date, { calendar }: Terms): Changed {
  const { id, userId, admission, requestedRole, message, position, reference, slot } = submission;
  const { account, administrators, membership } = admission;
  if (!account.active) throw accountInactive();
  if (membership?.state === 'active' || membership?.state === 'suspended') throw alreadyMember();
  const askable = askableFrom(submission.rejections, calendar);
  if (askable && askable > now) throw coolingDown(askable, now);

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
