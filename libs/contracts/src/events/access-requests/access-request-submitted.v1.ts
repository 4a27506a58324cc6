import { z } from 'zod';
import { accessRequestSnapshot } from '../../snapshots/access-request';
import { defineEvent } from '../define-event';

export const AccessRequestSubmittedV1 = defineEvent({
  type: 'access-requests.access-request.submitted.v1',
  version: '1.0',
  consumers: ['notifier'],
  hint: true,
  summary: 'A person asks for access to an account.',
  data: z.object({ accessRequest: accessRequestSnapshot }),
});
