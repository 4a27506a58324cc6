import { z } from 'zod';
import { accessRequestSnapshot } from '../../snapshots/access-request';
import { defineEvent } from '../define-event';

export const AccessRequestExpiredV1 = defineEvent({
  type: 'access-requests.access-request.expired.v1',
  version: '1.0',
  consumers: ['notifier'],
  hint: true,
  summary: 'The request ended without a decision that took effect, and why.',
  data: z.object({ accessRequest: accessRequestSnapshot }),
});
