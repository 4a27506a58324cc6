import { Injectable } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';
import { deliveryStates, type Delivery } from '../deliveries/delivery';
import { Journal } from '../deliveries/journal';
import { keyText } from '../deliveries/notification-key';
import { Contact } from '../recipients/contact';
import { Recipients } from '../recipients/recipients';
import { SealingKeys } from '../recipients/sealing-keys';
import type { OperatorCommand } from './commands';

const listed = 100;
/** Shown when no state is named: whatever did not end as it should. */
const unfinished = deliveryStates.filter((state) => state !== 'sent' && state !== 'suppressed');

/** What an operator may see of the journal: no address and no words of people, unless revealed and recorded. */
@Injectable()
export class DeliveryDesk {
  constructor(
    private readonly journal: Journal,
    private readonly recipients: Recipients,
    private readonly keys: SealingKeys,
    private readonly aggregates: Aggregates,
  ) {}

  async execute(command: OperatorCommand): Promise<object | undefined> {
    switch (command.name) {
      case 'list':
        return this.list(command.state);
      case 'show':
        return this.show(command);
      case 'reseal':
        return this.recipients.reseal();
    }
  }

  private async list(state: Delivery['state'] | undefined): Promise<object[]> {
    const rows = await this.journal.rows
      .find({ state: { $in: state ? [state] : [...unfinished] } })
      .sort({ dueAt: 1 })
      .limit(listed)
      .toArray();
    return rows.map(summaryOf);
  }

  private async show({
    id,
    operator,
    reveal,
  }: Extract<OperatorCommand, { name: 'show' }>): Promise<object | undefined> {
    const row = await this.journal.find(id);
    if (!row) return undefined;
    const details = { ...summaryOf(row), trace: row.trace, doubts: row.doubts, waits: row.waits };
    const contact = await this.contactOf(row);
    if (!reveal) return { ...details, address: contact && masked(contact.email) };
    await this.aggregates.collection('operator_audit').insertOne({
      operator,
      act: 'reveal-delivery',
      deliveryId: id,
      at: this.journal.now(),
    });
    const person = contact && { name: contact.fullName, address: contact.email };
    return { ...details, ...person, facts: row.facts };
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

/** `a…@correo.example`: enough to recognise, too little to use. */
const masked = (address: string): string =>
  `${address.slice(0, 1)}…${address.slice(address.lastIndexOf('@'))}`;
