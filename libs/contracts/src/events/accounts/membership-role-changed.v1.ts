import { z } from 'zod';
import { membershipSnapshot } from '../../snapshots/membership';
import { defineEvent } from '../define-event';

export const MembershipRoleChangedV1 = defineEvent({
  type: 'accounts.membership.role-changed.v1',
  version: '1.1',
  consumers: ['access-requests'],
  hint: true,
  summary: 'A member has another role.',
  data: z.object({ membership: membershipSnapshot }),
});
