import { z } from 'zod';
import { id } from '../snapshots/primitives';

/** Makes an order of one run the same order when it is carried out again. */
const run = z.string().min(1).max(60);

/** The services' own ordinary paths, and nothing else; each may be taken twice. */
const orders = {
  /** The request's last event once more, if it still stands on that. */
  sayRequest: z.object({
    do: z.literal('say-request-again'),
    service: z.literal('access-requests'),
    run,
    accessRequestId: id,
    version: z.int(),
  }),
  /** The grant or the refusal of a decision once more. */
  sayAnswer: z.object({
    do: z.literal('say-answer-again'),
    service: z.literal('accounts'),
    run,
    accountId: id,
    accessRequestId: id,
    decisionId: id,
  }),
  sayAccountClosed: z.object({
    do: z.literal('say-account-closed-again'),
    service: z.literal('accounts'),
    run,
    accountId: id,
  }),
  project: z.object({
    do: z.literal('project-into-directory'),
    service: z.literal('accounts'),
    run,
    accountId: id,
  }),
  sayUserClosed: z.object({
    do: z.literal('say-user-closed-again'),
    service: z.literal('identity'),
    run,
    userId: id,
  }),
  ring: z.object({
    do: z.literal('ring-outbox'),
    service: z.enum(['identity', 'accounts', 'access-requests', 'notifier']),
    run,
    collection: z.string().max(100),
    id,
  }),
};

export const repairOrder = z.discriminatedUnion('do', [
  orders.sayRequest,
  orders.sayAnswer,
  orders.sayAccountClosed,
  orders.project,
  orders.sayUserClosed,
  orders.ring,
]);
export type RepairOrder = z.infer<typeof repairOrder>;
