import { z } from 'zod';
import { instant, sealed } from '../../snapshots/primitives';
import { defineEvent } from '../define-event';

export const MailWantedV1 = defineEvent({
  type: 'identity.mail.wanted.v1',
  version: '1.0',
  consumers: ['notifier'],
  summary: 'Identity wants a mail sent to an address that is not a verified contact yet.',
  data: z.object({
    template: z.enum(['email-verification', 'user-already-registered']),
    /** JWE of `{ email, firstNames, lastNames, code? }`. */
    sealed,
    expiresAt: instant,
  }),
});
