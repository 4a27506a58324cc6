import type { mongo } from 'mongoose';
import { z } from 'zod';
import type { Databases } from '../world/databases';
import type { AcceptedMail } from '../world/servers';
import type { Intent } from '../world/workload';
import type { Evidence, JournalFact, MembershipFact, RequestFact } from './evidence';
import { rowIdOf } from './mails';

const requestSchema = z.object({
  _id: z.string(),
  userId: z.string(),
  accountId: z.string(),
  status: z.enum(['pending', 'accepted', 'rejected', 'withdrawn', 'expired']),
  open: z.boolean(),
  decision: z.object({ id: z.string() }).optional(),
  grantedRole: z.string().optional(),
  timeline: z.array(z.object({ what: z.string(), by: z.string().nullable() })),
});
const memberSchema = z.object({
  userId: z.string(),
  role: z.string(),
  state: z.string(),
  accessRequestId: z.string().nullish(),
  decisionId: z.string().nullish(),
});
const accountSchema = z.object({
  _id: z.string(),
  members: z.array(memberSchema),
  refusals: z.array(z.object({ decisionId: z.string(), accessRequestId: z.string() })),
});
const rowSchema = z.object({
  _id: z.string(),
  template: z.string(),
  subject: z.string(),
  step: z.string(),
  recipient: z.string().nullish(),
  state: z.string(),
  doubts: z.number(),
});

const atOnce = 300;

type Seen = Pick<Evidence, 'requests' | 'memberships' | 'refusals' | 'journal'>;

/** Reads the three databases about what these intents touched, and the journal about every mail since. */
export async function gather(
  databases: Databases,
  intents: readonly Intent[],
  mails: readonly AcceptedMail[],
  since: Date,
): Promise<Seen> {
  const requests = await requestsOf(databases, intents);
  const accounts = await accountsOf(databases, requests);
  const ids = requests.map(({ id }) => id);
  const rowIds = mails.filter(({ at }) => at >= since).map(({ messageId }) => rowIdOf(messageId));
  const known = new Set(ids);
  return {
    requests,
    memberships: accounts.flatMap(({ _id, members }) =>
      members
        .filter(({ accessRequestId }) => known.has(accessRequestId ?? ''))
        .map((member) => membership(_id, member)),
    ),
    refusals: accounts.flatMap(({ refusals }) => refusals),
    journal: await journalOf(databases, ids, rowIds),
  };
}

async function requestsOf(databases: Databases, intents: readonly Intent[]) {
  const collection = await databases.collection('access-requests', 'access_requests');
  const ids = unique(intents.map(({ requestId }) => requestId));
  const submissions = intents.filter(({ kind }) => kind === 'submit');
  const pairs = new Set(submissions.map(({ by, accountId }) => `${by} ${accountId}`));
  const people = unique(submissions.map(({ by }) => by));
  const documents = [
    ...(await inParts(ids, (part) => collection.find({ _id: { $in: part } }))),
    ...(await inParts(people, (part) => collection.find({ userId: { $in: part } }))).filter(
      ({ userId, accountId }) => pairs.has(`${userId} ${accountId}`),
    ),
  ];
  const byId = new Map(documents.map((document) => [document._id, document]));
  return z
    .array(requestSchema)
    .parse([...byId.values()])
    .map(request);
}

async function accountsOf(databases: Databases, requests: readonly RequestFact[]) {
  const collection = await databases.collection('accounts', 'accounts');
  const ids = unique(requests.map(({ accountId }) => accountId));
  const documents = await inParts(ids, (part) =>
    collection.find({ _id: { $in: part } }, { projection: { members: 1, refusals: 1 } }),
  );
  return z.array(accountSchema).parse(documents);
}

async function journalOf(databases: Databases, subjects: string[], rowIds: string[]) {
  const collection = await databases.collection('notifier', 'deliveries');
  const documents = [
    ...(await inParts(subjects, (part) => collection.find({ subject: { $in: part } }))),
    ...(await inParts(unique(rowIds), (part) => collection.find({ _id: { $in: part } }))),
  ];
  const byId = new Map(documents.map((document) => [document._id, document]));
  return z
    .array(rowSchema)
    .parse([...byId.values()])
    .map(journalRow);
}

type Found = mongo.Document & { _id: string };

async function inParts(
  values: readonly string[],
  find: (part: string[]) => mongo.FindCursor<Found>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < values.length; at += atOnce) {
    found.push(...(await find(values.slice(at, at + atOnce)).toArray()));
  }
  return found;
}

const unique = (values: readonly (string | undefined)[]) => [
  ...new Set(values.filter((value) => value !== undefined)),
];

const request = ({ _id, decision, ...facts }: z.infer<typeof requestSchema>): RequestFact => ({
  id: _id,
  ...facts,
  decisionId: decision?.id,
});

const membership = (
  accountId: string,
  { accessRequestId, decisionId, ...facts }: z.infer<typeof memberSchema>,
): MembershipFact => ({
  accountId,
  ...facts,
  accessRequestId: accessRequestId ?? undefined,
  decisionId: decisionId ?? undefined,
});

const journalRow = ({ _id, recipient, ...facts }: z.infer<typeof rowSchema>): JournalFact => ({
  id: _id,
  ...facts,
  recipient: recipient ?? undefined,
});
