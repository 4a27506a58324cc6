import { z } from 'zod';
import { id } from '../../snapshots/primitives';
import { defineEvent } from '../define-event';

export const UserClosedV1 = defineEvent({
  type: 'identity.user.closed.v1',
  version: '1.0',
  consumers: ['accounts', 'access-requests', 'notifier'],
  summary: 'A user was closed; what the person may do ends everywhere.',
  data: z.object({ userId: id, reason: z.string().min(1).max(200) }),
});
