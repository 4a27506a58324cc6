import { z } from 'zod';
import { accessRequestSnapshot } from '../../snapshots/access-request';
import { defineEvent } from '../define-event';

export const AccessRequestEffectiveV1 = defineEvent({
  type: 'access-requests.access-request.effective.v1',
  version: '1.0',
  consumers: [],
  hint: true,
  summary: 'The membership was granted; the person can act.',
  data: z.object({ accessRequest: accessRequestSnapshot }),
});
