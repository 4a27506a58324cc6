import { z } from 'zod';
import { id, instant } from '../../snapshots/primitives';
import { defineEvent } from '../define-event';

export const MembershipRefusedV1 = defineEvent({
  type: 'accounts.membership.refused.v1',
  version: '1.0',
  consumers: ['access-requests', 'notifier'],
  hint: true,
  summary: 'An accepted request did not become a membership, and why.',
  data: z.object({
    accountId: id,
    accountName: z.string().min(1).max(300),
    userId: id,
    accessRequestId: id,
    decisionId: id,
    /** One of `membershipRefusalReasons`; a new reason is a minor change, and an unknown one ends the request. */
    reason: z.string().min(1).max(100),
    at: instant,
  }),
});

export const membershipRefusalReasons = [
  'decider-not-administrator',
  'already-member',
  'account-closed',
  'account-full',
  'user-closed',
] as const;
export type MembershipRefusalReason = (typeof membershipRefusalReasons)[number];
