import type { DataOf, EventContract, ReceivedEvent } from '@secop/contracts';
import type { NotificationKey } from '../deliveries/notification-key';
import type { Contact } from '../recipients/contact';
import type { Links } from './rendering/links';

/** One mail that an event asks for. Its key is (template, subject, step, recipient). */
export interface Notification<Facts extends object> {
  /** The access request's id; for a wanted mail the event's id. */
  readonly subject: string;
  /** The decision's id, or the event's verb. */
  readonly step: string;
  /** User id; absent when the address travels sealed with the event. */
  readonly recipient?: string;
  /** Kept in the journal until the mail is rendered. */
  readonly facts: Facts;
  /** JWE of the recipient's contact, deleted when the row ends. */
  readonly sealed?: string;
  /** After this the mail is useless and is not sent. */
  readonly expiresAt?: Date;
}

export interface Trigger<Facts extends object> {
  readonly contract: EventContract;
  readonly notify: (event: ReceivedEvent) => readonly Notification<Facts>[];
}

/** What a view is made from. Links in people's texts have been made harmless. */
export interface Letter<Facts extends object> {
  readonly facts: Facts;
  readonly recipient: Contact;
  /** One of the people in `mentions`. */
  readonly person: (userId: string) => Contact;
  /** Facts of an earlier mail in `remembers`, if there was one. */
  readonly earlier: object | undefined;
  readonly links: Links;
}

export interface Email<Facts extends object = object> {
  /** Name of the folder and of the template in the journal. */
  readonly template: string;
  readonly hears: readonly Trigger<Facts>[];
  readonly view: (letter: Letter<Facts>) => { readonly preheader: string };
  /** Users whose names the mail shows. */
  readonly mentions?: (facts: Facts) => readonly string[];
  /** Earlier mails whose facts the view also needs; the first that exists is taken. */
  readonly remembers?: (facts: Facts, recipient: string) => readonly NotificationKey[];
  /** What happens to a mail that may or may not have been accepted. Default: `resend-once`. */
  readonly inDoubt?: InDoubtPolicy;
}

/** `never`: held for an operator at the first doubt. */
export type InDoubtPolicy = 'resend-once' | 'never';

/** "This event asks for these mails": `on(AccessRequestRejectedV1, ({ data }) => [ … ])`. */
export function on<Contract extends EventContract, Facts extends object>(
  contract: Contract,
  notify: (
    event: Omit<ReceivedEvent, 'data'> & { data: DataOf<Contract> },
  ) => readonly Notification<Facts>[],
): Trigger<Facts> {
  return { contract, notify: notify as Trigger<Facts>['notify'] };
}

/** Erases the facts' type, so that emails of different facts fit in one list. */
export const defineEmail = <Facts extends object>(email: Email<Facts>): Email =>
  email as unknown as Email;
