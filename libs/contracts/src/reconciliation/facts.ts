import { z } from 'zod';
import { services } from '../services';
import { accessRequestStatuses } from '../snapshots/access-request';
import { membershipStates } from '../snapshots/membership';
import { id, instant } from '../snapshots/primitives';

/** Who says facts: the four services, and whoever keeps the SMTP server's log. */
export const factSources = [...services, 'smtp'] as const;
export type FactSource = (typeof factSources)[number];

/** First line: what was read, and when by the clock of the store. */
export const factsBegin = z.object({
  fact: z.literal('begin'),
  source: z.enum(factSources),
  at: instant,
  /** Older facts may be missing. */
  since: instant.optional(),
  /** Only what was asked for by id. */
  asked: z.boolean().default(false),
});
/** Last line: without it the rest is only a part. */
export const factsEnd = z.object({ fact: z.literal('end'), facts: z.int().min(0) });

export const requestFact = z.object({
  fact: z.literal('request'),
  id,
  version: z.int(),
  status: z.enum(accessRequestStatuses),
  open: z.boolean(),
  accountId: id,
  userId: id,
  submittedAt: instant,
  /** The last line of its timeline. */
  changedAt: instant,
  decisionId: id.optional(),
  decidedAt: instant.optional(),
  effectiveAt: instant.optional(),
  /** When its timer is due. */
  dueAt: instant.optional(),
  /** Every decision, also those that were reverted or returned, left one of these. */
  happened: z.array(z.string().max(40)),
});
export const membershipFact = z.object({
  fact: z.literal('membership'),
  accountId: id,
  /** Of a closed account nobody is a member, whatever the entry says. */
  accountActive: z.boolean(),
  userId: id,
  state: z.enum(membershipStates),
  since: instant,
  until: instant.optional(),
  accessRequestId: id.optional(),
  decisionId: id.optional(),
});
export const refusalFact = z.object({
  fact: z.literal('refusal'),
  accountId: id,
  userId: id,
  accessRequestId: id,
  decisionId: id,
  reason: z.string().max(100),
  at: instant,
});
export const accountFact = z.object({
  fact: z.literal('account'),
  id,
  version: z.int(),
  active: z.boolean(),
  closedAt: instant.optional(),
  /** The last thing that happened to it or to a member, as far as it is kept. */
  changedAt: instant.optional(),
  /** The entry that searches find; null when there is none. */
  directory: z.object({ version: z.int().optional(), active: z.boolean() }).nullable(),
});
/** In identity the closing itself; in the others the tombstone that it left. */
export const closedUserFact = z.object({
  fact: z.literal('closed-user'),
  userId: id,
  at: instant,
});
/** Identity's own: that there is such a user. */
export const userFact = z.object({
  fact: z.literal('user'),
  userId: id,
  version: z.int(),
  passwordVersion: z.int().min(0),
});
/** A user of whom the notifier has heard. */
export const recipientFact = z.object({
  fact: z.literal('recipient'),
  userId: id,
  version: z.int(),
});
export const deliveryFact = z.object({
  fact: z.literal('delivery'),
  id,
  template: z.string().max(100),
  subject: id,
  step: z.string().max(200),
  recipient: id.optional(),
  /** The one that a confirmation is about. */
  accountId: id.optional(),
  state: z.string().max(40),
  messageId: z.string().max(400),
  createdAt: instant,
  /** The turn of a row that waits, the end of the lease of one that is leased. */
  dueAt: instant.optional(),
  endedAt: instant.optional(),
  /** How often nobody knew whether the server had accepted. */
  doubts: z.int().min(0),
});
/** Events of one document that are not published, or not yet removed. */
export const outboxFact = z.object({
  fact: z.literal('outbox'),
  collection: z.string().max(100),
  id,
  entries: z.int().min(1),
  oldest: instant,
  /** When the relay looks; absent: never. */
  dueAt: instant.optional(),
});
/** One line of the SMTP server's log: it has accepted this. */
export const acceptedMailFact = z.object({
  fact: z.literal('accepted-mail'),
  messageId: z.string().min(1).max(400),
  at: instant,
});

export const fact = z.discriminatedUnion('fact', [
  requestFact,
  membershipFact,
  refusalFact,
  accountFact,
  closedUserFact,
  userFact,
  recipientFact,
  deliveryFact,
  outboxFact,
  acceptedMailFact,
]);
export type Fact = z.infer<typeof fact>;
export type RequestFact = z.infer<typeof requestFact>;
export type MembershipFact = z.infer<typeof membershipFact>;
export type RefusalFact = z.infer<typeof refusalFact>;
export type AccountFact = z.infer<typeof accountFact>;
export type DeliveryFact = z.infer<typeof deliveryFact>;
export type UserFact = z.infer<typeof userFact>;
export type OutboxFact = z.infer<typeof outboxFact>;

export const factsLine = z.discriminatedUnion('fact', [factsBegin, ...fact.options, factsEnd]);
export type FactsLine = z.input<typeof factsLine>;
