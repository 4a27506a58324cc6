import { z } from 'zod';
import { id, instant, personText, role } from './primitives';

export const accessRequestStatuses = [
  'pending',
  'accepted',
  'rejected',
  'withdrawn',
  'expired',
] as const;

export const accessRequestSnapshot = z.object({
  id,
  /** Radicado: what the person quotes, for example `SA-2026-7K3M9Q`. */
  reference: z.string().min(1).max(40),
  accountId: id,
  accountName: z.string().min(1).max(300),
  /** The requester. */
  userId: id,
  status: z.enum(accessRequestStatuses),
  submittedAt: instant,
  /** End of the business day on which a pending request expires. */
  deadline: instant,
  /** Nobody administers the account yet, so nobody can decide. */
  withoutAdministrator: z.boolean(),
  message: personText(500).optional(),
  position: personText(120).optional(),
  requestedRole: role,
  grantedRole: role.optional(),
  decisionId: id.optional(),
  decidedBy: id.optional(),
  decidedAt: instant.optional(),
  /** Accepted and granted: from here on the person can act. */
  effectiveAt: instant.optional(),
  /** A rejection's words, or the code that ended the request. */
  reason: personText(1000).optional(),
  /** User ids of the account's administrators when this happened, to be told. */
  administrators: z.array(id).max(2000),
});
export type AccessRequestSnapshot = z.infer<typeof accessRequestSnapshot>;
