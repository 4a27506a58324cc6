import { z } from 'zod';
import { accessRequestSnapshot } from '../../snapshots/access-request';
import { defineEvent } from '../define-event';

export const AccessRequestReopenedV1 = defineEvent({
  type: 'access-requests.access-request.reopened.v1',
  version: '1.0',
  consumers: [],
  hint: true,
  summary:
    'The grant was refused because the decider was no administrator any more; the request is pending again.',
  data: z.object({ accessRequest: accessRequestSnapshot }),
});
