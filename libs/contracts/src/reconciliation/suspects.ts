import { z } from 'zod';
import { services } from '../services';
import { id } from '../snapshots/primitives';

/** What makes a mail the same mail; the notifier knows which row that is. */
export const notificationKey = z.object({
  template: z.string().max(100),
  subject: id,
  step: z.string().max(200),
  recipient: id.optional(),
});
export type NotificationKeyFact = z.infer<typeof notificationKey>;

/** Ids whose facts are read a second time, before anything is called a difference: `facts --ids FILE`. */
export const suspectIds = z.object({
  requests: z.array(id),
  accounts: z.array(id),
  users: z.array(id),
  deliveries: z.array(id),
  notifications: z.array(notificationKey),
  messages: z.array(z.string().max(400)),
  outboxes: z.array(z.object({ source: z.enum(services), collection: z.string().max(100), id })),
});
export type SuspectIds = z.infer<typeof suspectIds>;

/** What one service is asked for: everything, what changed since, or some ids. */
export interface FactsScope {
  readonly since?: Date;
  readonly ids?: SuspectIds;
}
