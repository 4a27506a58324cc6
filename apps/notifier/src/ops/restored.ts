import { restoredCommand, type OperatorCommand } from '@secop/platform';
import { heldFrom } from '../channel/channel';
import { SharedChannel } from '../channel/shared-channel';
import type { Config } from '../config';
import { deliveriesCollection } from '../deliveries/journal';
import { SaidOutcomes } from '../deliveries/said-outcomes';

/** What the copy takes for unsent may have been sent since: nobody sends before an operator has settled that. */
export const restored: OperatorCommand<Config> = restoredCommand('notifier', async (get) => {
  const [outcomes, channel] = [await get(SaidOutcomes), await get(SharedChannel)];
  return {
    recovered: {
      collection: deliveriesCollection,
      bring: (id, said) => outcomes.bring(id, said),
    },
    async disarm({ dryRun, since }) {
      if (!dryRun) {
        await channel.change((before, now) => ({
          channel: heldFrom(before, since, now),
          answer: undefined,
        }));
      }
      return [`No mail ${dryRun ? 'would leave' : 'leaves'} before \`deliveries settle\``];
    },
  };
});
