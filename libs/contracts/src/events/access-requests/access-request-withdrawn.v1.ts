import { z } from 'zod';
import { accessRequestSnapshot } from '../../snapshots/access-request';
import { defineEvent } from '../define-event';

export const AccessRequestWithdrawnV1 = defineEvent({
  type: 'access-requests.access-request.withdrawn.v1',
  version: '1.0',
  consumers: [],
  hint: true,
  summary: 'The requester took the request back.',
  data: z.object({ accessRequest: accessRequestSnapshot }),
});
