import { z } from 'zod';
import { accessRequestSnapshot } from '../../snapshots/access-request';
import { defineEvent } from '../define-event';

export const AccessRequestRejectedV1 = defineEvent({
  type: 'access-requests.access-request.rejected.v1',
  version: '1.0',
  consumers: ['notifier'],
  hint: true,
  summary: 'An administrator rejected, with a reason.',
  data: z.object({ accessRequest: accessRequestSnapshot }),
});
