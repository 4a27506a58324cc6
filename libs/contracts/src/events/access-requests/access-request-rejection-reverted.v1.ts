import { z } from 'zod';
import { accessRequestSnapshot } from '../../snapshots/access-request';
import { defineEvent } from '../define-event';

export const AccessRequestRejectionRevertedV1 = defineEvent({
  type: 'access-requests.access-request.rejection-reverted.v1',
  version: '1.0',
  consumers: ['notifier'],
  hint: true,
  summary: 'An administrator undid a rejection; the request is pending again.',
  data: z.object({ accessRequest: accessRequestSnapshot }),
});
