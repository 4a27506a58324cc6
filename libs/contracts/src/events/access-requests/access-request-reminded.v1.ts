import { z } from 'zod';
import { accessRequestSnapshot } from '../../snapshots/access-request';
import { defineEvent } from '../define-event';

export const AccessRequestRemindedV1 = defineEvent({
  type: 'access-requests.access-request.reminded.v1',
  version: '1.0',
  consumers: ['notifier'],
  hint: true,
  summary:
    'Administrators are reminded: by the system after two business days, or nudged by the requester.',
  data: z.object({ accessRequest: accessRequestSnapshot }),
});
