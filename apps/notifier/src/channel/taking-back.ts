import { Injectable } from '@nestjs/common';
import type { Delivery } from '../deliveries/delivery';
import { Journal } from '../deliveries/journal';
import { attemptOf } from '../deliveries/leases';
import { Outcomes } from '../deliveries/outcomes';
import { Recipients } from '../recipients/recipients';
import { withoutTraceOf, type Channel, type RefusedAddress } from './channel';
import { after } from './channel-times';
import { SharedChannel } from './shared-channel';

/** Refused in a row with others: other mail goes first, to see whether the channel works. */
export const reopenDelay = 5 * 60_000;

/** Undoes refusals that were none. Any sender does it, and it may be repeated: who took them back may be gone. */
@Injectable()
export class TakingBack {
  constructor(
    private readonly shared: SharedChannel,
    private readonly journal: Journal,
    private readonly outcomes: Outcomes,
    private readonly recipients: Recipients,
  ) {}

  async workOff({ takingBack = [] }: Channel): Promise<void> {
    const undone = new Set<string>();
    for (const refused of takingBack) if (await this.undo(refused)) undone.add(refused.attempt);
    if (undone.size === 0) return;
    await this.shared.change((channel) => ({
      channel: withoutTraceOf(channel, undone),
      answer: undefined,
    }));
  }

  /** Whether a suppression of this person is being taken back. */
  async concerns(userId: string | undefined): Promise<boolean> {
    const { takingBack = [] } = await this.shared.read();
    return takingBack.some(({ recipient }) => recipient && recipient.userId === userId);
  }

  /** `false`: whoever was refused may still write it down. The row is read first, so that nothing is missed. */
  private async undo({ deliveryId, attempt, recipient }: RefusedAddress): Promise<boolean> {
    const row = await this.journal.find(deliveryId);
    if (recipient) await this.recipients.liftSuppression(recipient.userId, attempt);
    if (row && isInHand(row) && attemptOf(row) === attempt) return false;
    if (recipient) await this.outcomes.reopen(deliveryId, after(this.shared.now(), reopenDelay));
    return true;
  }
}

const isInHand = ({ state }: Delivery) => state === 'leased' || state === 'finalizing';
