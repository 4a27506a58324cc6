import { z } from 'zod';
import { accessRequestSnapshot } from '../../snapshots/access-request';
import { defineEvent } from '../define-event';

export const AccessRequestAcceptedV1 = defineEvent({
  type: 'access-requests.access-request.accepted.v1',
  version: '1.0',
  consumers: ['accounts'],
  hint: true,
  summary: 'An administrator accepted; the account must now grant or refuse.',
  data: z.object({ accessRequest: accessRequestSnapshot }),
});
