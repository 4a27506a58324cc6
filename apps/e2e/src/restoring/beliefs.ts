import { createHash } from 'node:crypto';
import type { ServiceName } from '@secop/contracts';
import type { mongo } from 'mongoose';
import type { Databases } from '../faults/world/databases';

/** What a service believes of the world, without its own bookkeeping: by thing, as text. */
export type Beliefs = ReadonlyMap<string, string>;

type Document = mongo.Document & { _id: string };
type Telling = (document: Document) => Iterable<readonly [thing: string, told: unknown]>;

const all = (...fields: string[]): ((document: mongo.Document) => unknown) => {
  return (document) =>
    fields.map((field) => [field, (document as Record<string, unknown>)[field] ?? null]);
};
const member = all('role', 'state', 'since', 'until', 'decisionId', 'by', 'reason');
const known = (thing: string): Telling =>
  function* ({ _id }) {
    yield [`${thing} ${_id}`, true];
  };

/** What people and other services rely on. How far somebody's own work had come is not among it. */
const tellings: Readonly<Record<ServiceName, Readonly<Record<string, Telling>>>> = {
  identity: {
    *users(user) {
      yield [`user ${user._id}`, all('status', 'email', 'documentNumber')(user)];
      yield [`profile of user ${user._id}`, all('firstNames', 'lastNames', 'phone')(user)];
      yield [`password of user ${user._id}`, user['passwordHash'] ?? null];
    },
    *sessions({ _id, ended }) {
      if (!ended) yield [`session ${_id}`, true];
    },
  },
  accounts: {
    *accounts(account) {
      const { _id } = account;
      const told = all('code', 'legalName', 'nit', 'status', 'claim', 'registeredBy');
      yield [`account ${_id}`, told(account)];
      yield [`notification address of account ${_id}`, account['notificationEmail'] ?? null];
      for (const one of account['members'] as Member[]) {
        yield [`membership ${one.userId} ${one.since.toISOString()} at ${_id}`, member(one)];
      }
      for (const { decisionId, reason } of account['refusals'] as Refusal[]) {
        yield [`refusal ${decisionId} at ${_id}`, reason];
      }
    },
    closed_users: known('tombstone'),
    *directory_entries({ _id, name, active }) {
      yield [`entry ${_id}`, [name, active]];
    },
  },
  'access-requests': {
    *access_requests(request) {
      const told = all('reference', 'accountId', 'userId', 'status', 'open', 'requestedRole');
      const rest = all('message', 'submittedAt', 'deadline', 'decision', 'effectiveAt', 'reason');
      yield [`request ${request._id}`, [told(request), rest(request)]];
      const timeline = request['timeline'] as { what: string; by: string | null }[];
      yield [`timeline of request ${request._id}`, timeline.map(({ what, by }) => [what, by])];
    },
    closed_users: known('tombstone'),
  },
  notifier: {
    *deliveries({ _id, template, state }) {
      yield [`delivery ${_id}`, [template, state]];
    },
    *recipients({ _id, closedAt, contact }) {
      yield [`recipient ${_id}`, [closedAt !== undefined, contact !== undefined]];
    },
  },
};
interface Member extends mongo.Document {
  readonly userId: string;
  readonly since: Date;
}
interface Refusal {
  readonly decisionId: string;
  readonly reason: string;
}

/** Values are kept as hashes: this is printed where it differs. */
export async function beliefsOf(databases: Databases, owner: ServiceName): Promise<Beliefs> {
  const beliefs = new Map<string, string>();
  for (const [name, telling] of Object.entries(tellings[owner])) {
    const collection = await databases.collection(owner, name);
    for await (const document of collection.find({})) {
      for (const [thing, told] of telling(document)) beliefs.set(thing, hashOf(told));
    }
  }
  return beliefs;
}

const hashOf = (told: unknown) =>
  createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 12);

/** Things about which a service believes something else than it did, or nothing. */
export const changedBeliefs = (before: Beliefs, after: Beliefs): string[] =>
  [...before].flatMap(([thing, told]) => (after.get(thing) === told ? [] : [thing]));

/** What nobody and nothing has named: no line of an output says that of this kind something is lost, and its id. */
export function unnamed(things: readonly string[], named: readonly string[]): string[] {
  const lines = named.flatMap((output) => output.split('\n'));
  const isNamed = (ofOwner: string) => {
    const thing = ofOwner.replace(/^[\w-]+: /, '');
    if (lines.some((line) => allOf.get(kindOf(thing))?.test(line))) return true;
    const says = sayings[kindOf(thing)];
    const id = idIn(thing);
    return lines.some((line) => says?.test(line) && line.includes(id));
  };
  return things.filter((thing) => !isNamed(thing));
}

/** What a line says of all things of a kind at once, without an id. */
const allOf: ReadonlyMap<string, RegExp> = new Map([
  ['session', /sessions end/],
  ['profile', /names, telephones/],
]);

/** What a line says if it is about a thing of this kind: what `restored` lacked, or what reconcile found. With a user or a closing goes what hung on it. */
const sayings: Readonly<Record<string, RegExp>> = {
  user: /user-unknown|tombstone-without-closing/,
  profile: /user-behind|user-unknown/,
  password: /password-change-lost|user-unknown|tombstone-without-closing/,
  recipient: /user-unknown|user-closed-unheard|tombstone-without-closing/,
  tombstone: /user-closed-unheard|-of-closed-user|tombstone-without-closing/,
  account: /the account itself|number of a natural person|request-at-closed-account/,
  notification: /the account itself|the notification address/,
  entry: /the account itself|directory-behind/,
  membership: /the account itself|effective-without-grant|grant|membership-of-closed-user/,
  refusal: /the account itself|acceptance-unanswered|granted-and-refused/,
  request: /acceptance-unanswered|grant|refusal-unheard|request-|deadline-missed/,
  timeline: /acceptance-unanswered|grant|refusal-unheard|request-|deadline-missed/,
  delivery: /its notification key|mail-|delivery-|confirmation-missing/,
};

const kindOf = (thing: string): string => thing.split(' ')[0] ?? '';

/** `membership USER TIME at ACCOUNT` is named by the line of its account. */
function idIn(thing: string): string {
  const [, place] = / at (\S+)$/.exec(thing) ?? [];
  const [, owner] = /(?:user|account|request) (\S+)$/.exec(thing) ?? [];
  return place ?? owner ?? thing.split(' ')[1] ?? thing;
}
