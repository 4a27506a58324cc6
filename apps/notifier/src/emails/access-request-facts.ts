import type { AccessRequestSnapshot, ReceivedEvent } from '@secop/contracts';
import type { Notification } from './email';
import { onDay, onDayAt, roleName } from './rendering/words';

/** What a mail about an access request may show: the snapshot without the other recipients. */
export type AccessRequestFacts = Omit<AccessRequestSnapshot, 'administrators'>;

type Asks = readonly Notification<AccessRequestFacts>[];

function factsOf({ administrators: _, ...facts }: AccessRequestSnapshot): AccessRequestFacts {
  return facts;
}

export const toRequester = (request: AccessRequestSnapshot, step: string): Asks => [
  { subject: request.id, step, recipient: request.userId, facts: factsOf(request) },
];

/** Never to the requester, who may administer the account by now. */
export const toAdministrators = (request: AccessRequestSnapshot, step: string): Asks =>
  [...new Set(request.administrators)]
    .filter((administrator) => administrator !== request.userId)
    .map((recipient) => ({ subject: request.id, step, recipient, facts: factsOf(request) }));

/** For what can happen several times to one request: each happening has its own mails. */
export const stepOf = (verb: string, { sequence }: Pick<ReceivedEvent, 'sequence'>): string =>
  `${verb}-${sequence}`;

export interface Row {
  readonly label: string;
  readonly value: string;
}

export const rowsOf = (...rows: readonly (readonly [string, string | undefined])[]): Row[] =>
  rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));

/** The rows that every mail to a requester shows. */
export const requestRows = (facts: AccessRequestFacts): Row[] =>
  rowsOf(
    ['Cuenta', facts.accountName],
    ['Radicado', facts.reference],
    ['Solicitada el', onDayAt(facts.submittedAt)],
    ['Rol que pidió', roleName(facts.requestedRole)],
  );

/** `deadline` is the end of a day; a moment earlier it is still that day. */
export const lastDayOf = ({ deadline }: Pick<AccessRequestFacts, 'deadline'>): string =>
  onDay(new Date(new Date(deadline).getTime() - 1000));
