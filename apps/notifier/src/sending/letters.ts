import { Inject, Injectable } from '@nestjs/common';
import { config, type Config } from '../config';
import type { Delivery } from '../deliveries/delivery';
import { Journal } from '../deliveries/journal';
import { keyText, messageIdOf } from '../deliveries/notification-key';
import { EmailRenderer } from '../emails/rendering/email-renderer';
import { Contact } from '../recipients/contact';
import { Recipients, type Recipient, type RecipientVersion } from '../recipients/recipients';
import { SealingKeys } from '../recipients/sealing-keys';
import type { OutgoingMail } from './smtp-channel';

export interface Ready {
  readonly ready: OutgoingMail;
  readonly domain: string;
  readonly recipient?: RecipientVersion;
}

export type Preparation =
  | Ready
  /** Somebody in the mail, or the key of the contact, is not known yet. */
  | { readonly wait: string }
  | { readonly suppress: string }
  | { readonly fail: string };

/** A template failed: our bug. The store's failures are none. */
export class NotRendered extends Error {
  constructor(cause: unknown) {
    super('The mail was not rendered', { cause });
    this.name = 'NotRendered';
  }
}

/** Makes the mail of a row: opens the contacts, renders, and adds the headers. */
@Injectable()
export class Letters {
  constructor(
    @Inject(config) private readonly settings: Config,
    private readonly journal: Journal,
    private readonly recipients: Recipients,
    private readonly keys: SealingKeys,
    private readonly renderer: EmailRenderer,
  ) {}

  async prepare(row: Delivery): Promise<Preparation> {
    if (row.expiresAt && row.expiresAt <= this.journal.now()) return { fail: 'expired' };
    if (row.sealed) return this.prepareSealed(row, row.sealed);
    if (!row.recipient) return { fail: 'recipient-missing' };
    const { recipient: userId } = row;
    const [mentioned, remembered] = templated(() => {
      const email = this.renderer.emailOf(row.template);
      return [email.mentions?.(row.facts) ?? [], email.remembers?.(row.facts, userId) ?? []];
    });
    const [people, earlier] = await Promise.all([
      this.recipients.find([...new Set([userId, ...mentioned])]),
      this.journal.firstOf(remembered),
    ]);
    const recipient = people.get(userId);
    if (recipient?.state === 'closed') return { suppress: 'recipient-closed' };
    if (recipient?.state === 'suppressed') return { suppress: 'address-suppressed' };
    if (recipient?.state !== 'known') return { wait: 'recipient-unknown' };
    const names = mentioned.map((id) => [id, people.get(id)] as const);
    if (names.some(([, person]) => person?.state === 'closed'))
      return { suppress: 'person-closed' };
    if (names.some(([, person]) => !contactOf(person))) return { wait: 'person-unknown' };
    const contacts = new Map(names.map(([id, person]) => [id, contactOf(person)!]));
    return {
      ...this.mail(row, recipient.contact, contacts, earlier?.facts),
      recipient: { userId, version: recipient.version },
    };
  }

  private async prepareSealed(row: Delivery, sealed: string): Promise<Preparation> {
    if (this.keys.lackKeyOf(sealed)) return { wait: 'key-unknown' };
    const contact = Contact.from(await this.keys.open('mail-wanted', sealed));
    return contact ? this.mail(row, contact) : { fail: 'contact-unreadable' };
  }

  private mail(
    row: Delivery,
    recipient: Contact,
    people: ReadonlyMap<string, Contact> = new Map(),
    earlier?: object,
  ): Ready {
    const { MAIL_FROM: from, MAIL_KEY_HEADER: keyHeader } = this.settings;
    const letter = { facts: row.facts, recipient, people, earlier };
    const rendered = templated(() => this.renderer.render(row.template, letter));
    return {
      domain: recipient.domain,
      ready: {
        ...rendered,
        from,
        to: { name: row.sealed ? '' : recipient.fullName, address: recipient.email },
        messageId: messageIdOf(row._id, from.address.slice(from.address.lastIndexOf('@') + 1)),
        date: this.journal.now(),
        headers: {
          [keyHeader]: keyText(row),
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
        },
      },
    };
  }
}

function templated<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new NotRendered(error);
  }
}

/** A suppressed person's name may still be shown to others. */
const contactOf = (person: Recipient | undefined): Contact | undefined =>
  person?.state === 'known' || person?.state === 'suppressed' ? person.contact : undefined;
