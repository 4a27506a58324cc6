import { createHash } from 'node:crypto';

/** What makes a mail the same mail, however often its event arrives. */
export interface NotificationKey {
  readonly template: string;
  readonly subject: string;
  readonly step: string;
  /** User id; absent when the address came sealed with the event. */
  readonly recipient?: string;
}

const parts = ({ template, subject, step, recipient }: NotificationKey) => [
  template,
  subject,
  step,
  recipient ?? '-',
];

/** For people and for relays that deduplicate: printable, without spaces. */
export const keyText = (key: NotificationKey): string =>
  parts(key)
    .map((part) => part.replace(/[^\x21-\x7e]/g, '_'))
    .join('/');

/** Back from its text; nothing if a part of it was no printable word. */
export function keyIn(text: string, recipient: string | undefined): NotificationKey | undefined {
  const [template, subject, step, ...rest] = text.split('/');
  if (!template || !subject || !step || rest.length !== 1) return undefined;
  return { template, subject, step, ...(recipient === undefined ? {} : { recipient }) };
}

/** The journal's `_id`: the same key can have one row only. */
export const deliveryIdOf = (key: NotificationKey): string =>
  createHash('sha256')
    .update(JSON.stringify(parts(key)))
    .digest('base64url');

/** The same on every attempt, so that a receiver can drop a second copy. */
export const messageIdOf = (deliveryId: string, domain: string): string =>
  `<${deliveryId}@${domain}>`;
