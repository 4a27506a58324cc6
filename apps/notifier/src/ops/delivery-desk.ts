import { Injectable } from '@nestjs/common';
import { OperatorAudit } from '@secop/platform';
import { deliveryStates, type Delivery, type DeliveryState } from '../deliveries/delivery';
import { Journal } from '../deliveries/journal';
import { Orders, type Order } from '../deliveries/orders';
import { keyText } from '../deliveries/notification-key';
import { Contact } from '../recipients/contact';
import { Recipients } from '../recipients/recipients';
import { SealingKeys } from '../recipients/sealing-keys';

const listed = 100;
const changedSince = 'It has changed just now: look again.';
/** Shown when no state is named: whatever did not end as it should. */
const unfinished = deliveryStates.filter((state) => state !== 'sent' && state !== 'suppressed');

/** What an operator may see of the journal: no address and no words of people, unless revealed and recorded. */
@Injectable()
export class DeliveryDesk {
  constructor(
    private readonly journal: Journal,
    private readonly recipients: Recipients,
    private readonly keys: SealingKeys,
    private readonly audit: OperatorAudit,
    private readonly orders: Orders,
  ) {}

  async list(state: DeliveryState | undefined): Promise<object[]> {
    const rows = await this.journal.rows
      .find({ state: { $in: state ? [state] : [...unfinished] } })
      .sort({ dueAt: 1 })
      .limit(listed)
      .toArray();
    return rows.map(summaryOf);
  }

  async show(id: string): Promise<object | undefined> {
    const row = await this.journal.find(id);
    if (!row) return undefined;
    const contact = await this.contactOf(row);
    const people = await this.recipients.find(row.recipient ? [row.recipient] : []);
    const [recipient] = people.values();
    const address = contact && masked(contact.email);
    return { ...detailsOf(row), recipientIs: recipient?.state, address };
  }

  /** As `show`, with the person; on record. */
  async reveal(id: string, operator: string): Promise<object | undefined> {
    const row = await this.journal.find(id);
    if (!row) return undefined;
    await this.audit.record({ operator, act: 'reveal-delivery', deliveryId: id });
    const contact = await this.contactOf(row);
    const person = contact && { name: contact.fullName, address: contact.email };
    return { ...detailsOf(row), ...person, facts: row.facts };
  }

  /** What became, or would become, of the row. `undefined`: there is none. */
  async order(
    what: 'resend' | 'hold',
    id: string,
    { dryRun }: { readonly dryRun: boolean },
  ): Promise<Order | undefined> {
    const row = await this.journal.find(id);
    if (!row) return undefined;
    const order = what === 'resend' ? this.orders.resending(row) : this.orders.holding(row);
    if (dryRun || 'refused' in order) return order;
    const done = await (what === 'resend' ? this.orders.resend(row, order) : this.orders.hold(row));
    return done ? order : { refused: changedSince };
  }

  async suppressed(): Promise<object[]> {
    const found = await this.recipients.suppressed(listed);
    return found.map(({ userId, since, contact }) => ({
      userId,
      since,
      address: contact && masked(contact.email),
    }));
  }

  /** Since when the address got no mail, or why there is nothing to lift. Mails that were suppressed stay over. */
  async lift(
    userId: string,
    { dryRun }: { readonly dryRun: boolean },
  ): Promise<{ readonly since: Date } | { readonly refused: string }> {
    const found = await this.recipients.suppression(userId);
    if (!found) return { refused: 'There is no such recipient.' };
    const { since, attempt } = found;
    if (!since || !attempt) return { refused: 'The address is not suppressed.' };
    if (dryRun || (await this.recipients.liftSuppression(userId, attempt))) return { since };
    return { refused: changedSince };
  }

  /** Every contact under the newest key; answers how many were, or would be, changed. */
  reseal(dryRun: boolean): Promise<{ resealed: number }> {
    return this.recipients.reseal(dryRun);
  }

  private async contactOf({ sealed, recipient }: Delivery): Promise<Contact | undefined> {
    if (sealed) return Contact.from(await this.keys.open('mail-wanted', sealed));
    if (!recipient) return undefined;
    const found = (await this.recipients.find([recipient])).get(recipient);
    return found && 'contact' in found ? found.contact : undefined;
  }
}

const summaryOf = (row: Delivery) => ({
  id: row._id,
  state: row.state,
  key: keyText(row),
  createdAt: row.createdAt,
  dueAt: row.dueAt,
  endedAt: row.endedAt,
  attempts: row.attempts,
  last: row.last,
});

const detailsOf = (row: Delivery) => ({
  ...summaryOf(row),
  trace: row.trace,
  doubts: row.doubts,
  waits: row.waits,
});

/** `a…@correo.example`: enough to recognise, too little to use. */
const masked = (address: string): string =>
  `${address.slice(0, 1)}…${address.slice(address.lastIndexOf('@'))}`;
