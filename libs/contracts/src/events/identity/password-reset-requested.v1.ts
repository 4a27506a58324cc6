import { z } from 'zod';
import { instant, sealed } from '../../snapshots/primitives';
import { defineEvent } from '../define-event';

export const PasswordResetRequestedV1 = defineEvent({
  type: 'identity.password-reset.requested.v1',
  version: '1.0',
  consumers: ['notifier'],
  summary: 'Somebody asked for a new password for a registered address; its owner gets a link.',
  data: z.object({
    /** JWE of `{ email, firstNames, lastNames, token }`. */
    sealed,
    /** The link, and with it the mail, is of no use afterwards. */
    expiresAt: instant,
  }),
});
