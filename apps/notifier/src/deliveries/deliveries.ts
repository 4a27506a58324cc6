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

  /** Writes one row per notification key that the event asks for, in the sender's hands if it has room. */
  async wanted(emails: readonly Email[], event: ReceivedEvent): Promise<void> {
    const wanted = emails.map(({ template, hears }) => {
      const triggers = hears.filter(({ contract }) => contract.type === event.type);
      return { template, notifications: triggers.flatMap(({ notify }) => notify(event)) };
    });
    const room = this.bell.room(wanted.flatMap(({ notifications }) => notifications).length);
    const recorded = await Promise.allSettled(
      wanted.map(({ template, notifications }) =>
        this.journal.record(template, notifications, room?.lease),
      ),
    );
    const rows = recorded.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    if (room) room.begin(rows);
    else this.bell.ring(rows.map(({ _id }) => _id));
    const failed = recorded.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Nothing that still waits is sent to a closed user. A row in a sender's hands is stopped there. */
  async suppressFor(recipient: string): Promise<void> {
    const waiting = this.journal.rows.find({ recipient, state: { $in: [...waitingStates] } });
    for await (const row of waiting) await this.outcomes.suppressed(row, 'recipient-closed');
  }
}
