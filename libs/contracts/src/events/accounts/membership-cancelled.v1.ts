import { z } from 'zod';
import { membershipSnapshot } from '../../snapshots/membership';
import { defineEvent } from '../define-event';

export const MembershipCancelledV1 = defineEvent({
  type: 'accounts.membership.cancelled.v1',
  version: '1.1',
  consumers: ['access-requests'],
  hint: true,
  summary: 'A membership was cancelled or ended.',
  data: z.object({ membership: membershipSnapshot }),
});
