import { z } from 'zod';
import { id, instant, sealed } from '../../snapshots/primitives';
import { defineEvent } from '../define-event';

export const UserContactChangedV1 = defineEvent({
  type: 'identity.user.contact-changed.v1',
  version: '1.1',
  consumers: ['notifier'],
  summary: 'A user verified an address, or changed a verified one or the names.',
  data: z.object({
    userId: id,
    locale: z.enum(['es-CO']),
    /** JWE of `{ email, firstNames, lastNames }`; sent only once the address is verified. */
    contact: sealed,
    /** When this address was verified; the same however often the contact is said. */
    verifiedAt: instant.optional(),
  }),
});
