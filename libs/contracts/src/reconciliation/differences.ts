import { z } from 'zod';
import { repairOrder } from './repairs';

/** Every kind of difference, with what it means. */
export const differenceKinds = {
  'acceptance-unanswered': 'accepted, and the account neither granted nor refused',
  'grant-unheard': 'granted, and the request is not effective',
  'refusal-unheard': 'refused, and the request neither returned nor ended',
  'effective-without-grant': 'effective, and the account never granted',
  'grant-without-acceptance': 'a membership whose request nobody accepted',
  'grant-for-another-decision': 'a membership that names another decision than the request',
  'grant-to-another': 'a membership of another person or account than the request',
  'granted-twice': 'two memberships from one request',
  'granted-and-refused': 'a grant and a refusal of the same decision',
  'submission-mail-missing': 'submitted, and the requester has no mail in the journal',
  'confirmation-missing': 'granted, and no confirmation mail in the journal',
  'rejection-mail-missing': 'rejected, and no mail about it in the journal',
  'expiry-mail-missing': 'expired, and no mail about it in the journal',
  'mail-without-cause': 'a mail in the journal about something that never was',
  'mail-not-accepted': 'sent, says the journal, and the SMTP server never accepted it',
  'mail-accepted-too-often': 'more copies accepted than the journal explains',
  'mail-unknown': 'an accepted mail that the journal does not know',
  'delivery-abandoned': 'a row whose lease is over, and nobody took it up',
  'delivery-overdue': 'a row that waits past its turn',
  'deadline-missed': 'a pending request whose deadline passed, and nothing happened',
  'outbox-waiting': 'events that are not published',
  'user-closed-unheard': 'a closed user whom a service takes for active',
  'tombstone-without-closing': 'a tombstone of a user who is not closed',
  'membership-of-closed-user': 'a closed user who may still act',
  'request-of-closed-user': 'an open request of a closed user',
  'request-at-closed-account': 'an open request to a closed account',
  'user-unknown': 'somebody may act, asks or gets mail, and identity has no such user',
  'user-behind': 'a later state of a user was said than identity has',
  'password-change-lost': 'more changes of a password were told than identity knows of',
  'directory-behind': 'an account that searches find differently from what it is',
} as const;
export type DifferenceKind = keyof typeof differenceKinds;

/** One difference, seen in two readings. Ids only: no address, no name. */
export const difference = z.object({
  kind: z.enum(Object.keys(differenceKinds) as [DifferenceKind, ...DifferenceKind[]]),
  /** `repairable`: `--repair` mends it. `alarm`: somebody has to look. */
  severity: z.enum(['repairable', 'alarm']),
  /** What it is about, as `name: id`. */
  ids: z.record(z.string(), z.string()),
  /** Since when it is so. */
  since: z.iso.datetime(),
  ageSeconds: z.int().min(0),
  repair: repairOrder.optional(),
});
export type Difference = z.infer<typeof difference>;
