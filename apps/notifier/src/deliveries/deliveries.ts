import { Injectable } from '@nestjs/common';
import type { ReceivedEvent } from '@secop/contracts';
import type { Email } from '../emails/email';
import { waitingStates } from './delivery';
import { DeliveryBell } from './delivery-bell';
import { Journal } from './journal';
import { Outcomes } from './outcomes';

/** What events do to the journal. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly journal: Journal,
    private readonly outcomes: Outcomes,
    private readonly bell: DeliveryBell,
  ) {}

  /** Writes one row per notification key that the event asks for, and wakes the sender. */
  async wanted(emails: readonly Email[], event: ReceivedEvent): Promise<void> {
    const recorded = await Promise.all(
      emails.map((email) => {
        const triggers = email.hears.filter(({ contract }) => contract.type === event.type);
        const notifications = triggers.flatMap(({ notify }) => notify(event));
        return this.journal.record(email.template, notifications);
      }),
    );
    this.bell.ring(recorded.flat());
  }

  /** Nothing that still waits is sent to a closed user. A row in a sender's hands is stopped there. */
  async suppressFor(recipient: string): Promise<void> {
    const waiting = this.journal.rows.find({ recipient, state: { $in: [...waitingStates] } });
    for await (const row of waiting) await this.outcomes.suppressed(row, 'recipient-closed');
  }
}
