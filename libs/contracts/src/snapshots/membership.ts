import { z } from 'zod';
import { id, instant, personText, role } from './primitives';

export const membershipStates = ['active', 'suspended', 'cancelled', 'ended'] as const;

export const membershipSnapshot = z.object({
  accountId: id,
  accountName: z.string().min(1).max(300),
  userId: id,
  role,
  state: z.enum(membershipStates),
  since: instant,
  until: instant.optional(),
  /** Absent when the membership did not come from a request (registration, appointment). */
  accessRequestId: id.optional(),
  decisionId: id.optional(),
  /** Who granted, changed or cancelled it: a user id, or `operator:NAME`, or `system`. */
  by: z.string().min(1).max(200),
  reason: personText(1000).optional(),
  /** User ids of the account's administrators after this, for their open screens. */
  administrators: z.array(id).max(2000).optional(),
});
export type MembershipSnapshot = z.infer<typeof membershipSnapshot>;
