import { z } from 'zod';
import { id } from '../../snapshots/primitives';
import { defineEvent } from '../define-event';

export const PasswordChangedV1 = defineEvent({
  type: 'identity.password.changed.v1',
  version: '1.0',
  consumers: ['notifier'],
  summary: 'A user has another password; the sessions of the earlier one are over.',
  data: z.object({ userId: id }),
});
