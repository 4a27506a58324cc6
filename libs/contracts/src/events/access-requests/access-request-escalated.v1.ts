import { z } from 'zod';
import { accessRequestSnapshot } from '../../snapshots/access-request';
import { defineEvent } from '../define-event';

export const AccessRequestEscalatedV1 = defineEvent({
  type: 'access-requests.access-request.escalated.v1',
  version: '1.0',
  consumers: ['notifier'],
  hint: true,
  summary: 'Nobody decided for four business days; the other administrators are told.',
  data: z.object({ accessRequest: accessRequestSnapshot }),
});
