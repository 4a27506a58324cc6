import { z } from 'zod';
import { id } from '../../snapshots/primitives';
import { defineEvent } from '../define-event';

export const SessionRevokedV1 = defineEvent({
  type: 'identity.session.revoked.v1',
  version: '1.0',
  consumers: [],
  hint: true,
  summary: 'A session ended before its time; tokens made from it are dropped.',
  data: z.object({ sessionId: id, userId: id, reason: z.string().min(1).max(200) }),
});
