import { z } from 'zod';
import { membershipStates, role } from '../snapshots';
import { documentTypes } from './identity-routes';
import { opaqueId, timestamp } from './primitives';

// Calls between our own processes; the gateway never proxies `/internal/**`.

/** Gateway → identity: a session for a short token. */
export const exchangeSessionBody = z.strictObject({
  session: z.string().min(1).max(200),
  audience: z.array(z.string().min(1).max(40)).min(1).max(4),
  /** Whether this counts as use of the session. An open screen alone keeps nobody signed in. */
  seen: z.boolean().default(true),
});
export const exchangedToken = z.object({
  token: z.string(),
  expiresAt: timestamp,
  userId: opaqueId,
  sessionId: opaqueId,
});

/** Gateway → identity: names for a screen. */
export const userNamesBody = z.strictObject({ userIds: z.array(opaqueId).max(100) });
export const userNames = z.object({
  users: z.array(
    z.object({
      userId: opaqueId,
      firstNames: z.string(),
      lastNames: z.string(),
      email: z.string(),
      documentType: z.enum(documentTypes),
      documentLastFour: z.string(),
    }),
  ),
});

/** Question 1, access-requests → accounts at submission. */
export const admissionAnswer = z.object({
  account: z.object({ id: opaqueId, name: z.string(), active: z.boolean() }),
  administrators: z.array(opaqueId),
  membership: z.object({ state: z.enum(membershipStates), role }).nullable(),
});
/** Question 2, access-requests → accounts on reading an inbox and on deciding. */
export const roleAnswer = z.object({ role: role.nullable(), administrators: z.array(opaqueId) });

/** Gateway → accounts: the caller's memberships. */
export const ownMemberships = z.object({
  items: z.array(
    z.object({
      accountId: opaqueId,
      accountName: z.string(),
      role,
      state: z.enum(membershipStates),
      since: timestamp,
      until: timestamp.nullable(),
    }),
  ),
});
