import { z } from 'zod';
import { id, sealed } from '../../snapshots/primitives';
import { defineEvent } from '../define-event';

export const UserContactChangedV1 = defineEvent({
  type: 'identity.user.contact-changed.v1',
  version: '1.0',
  consumers: ['notifier'],
  summary: 'A user verified an address, or changed a verified one or the names.',
  data: z.object({
    userId: id,
    locale: z.enum(['es-CO']),
    /** JWE of `{ email, firstNames, lastNames }`; sent only once the address is verified. */
    contact: sealed,
  }),
});
