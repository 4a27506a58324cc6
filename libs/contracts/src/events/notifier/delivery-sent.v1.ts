import { z } from 'zod';
import { id } from '../../snapshots/primitives';
import { defineEvent } from '../define-event';

export const DeliverySentV1 = defineEvent({
  type: 'notifier.delivery.sent.v1',
  version: '1.0',
  consumers: [],
  summary: 'The SMTP server accepted a mail.',
  data: z.object({
    deliveryId: id,
    /** Template, subject, step and recipient: a second row for the same key cannot exist. */
    notificationKey: z.string().min(1).max(400),
    template: z.string().min(1).max(100),
    recipient: id.optional(),
    replyCode: z.int().min(200).max(599).optional(),
    reason: z.string().max(200).optional(),
    attempts: z.int().min(0),
  }),
});
