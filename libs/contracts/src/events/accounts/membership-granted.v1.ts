import { z } from 'zod';
import { membershipSnapshot } from '../../snapshots/membership';
import { defineEvent } from '../define-event';

export const MembershipGrantedV1 = defineEvent({
  type: 'accounts.membership.granted.v1',
  version: '1.1',
  consumers: ['access-requests', 'notifier'],
  hint: true,
  summary: 'A person may act for an account from here on.',
  data: z.object({ membership: membershipSnapshot }),
});
