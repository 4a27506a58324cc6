import type { AcceptedMail } from '../world/servers';
import type { Evidence, JournalFact } from './evidence';

/** The journal's id is the first half of the Message-ID. */
export const rowIdOf = (messageId: string) => /^<?([^@]+)@/.exec(messageId)?.[1] ?? messageId;

const indexes = new WeakMap<
  readonly AcceptedMail[],
  { size: number; by: Map<string, AcceptedMail[]> }
>();

/** The mails that the SMTP side accepted for a row of the journal. */
export function mailsOf({ id }: Pick<JournalFact, 'id'>, { mails }: Evidence): AcceptedMail[] {
  return indexOf(mails).get(id) ?? [];
}

function indexOf(mails: readonly AcceptedMail[]): Map<string, AcceptedMail[]> {
  const index = indexes.get(mails) ?? { size: 0, by: new Map<string, AcceptedMail[]>() };
  indexes.set(mails, index);
  for (const mail of mails.slice(index.size)) {
    const id = rowIdOf(mail.messageId);
    index.by.set(id, [...(index.by.get(id) ?? []), mail]);
  }
  index.size = mails.length;
  return index.by;
}
