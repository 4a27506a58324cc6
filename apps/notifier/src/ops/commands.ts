import { operatorCommand, OperatorRefusal, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import { deliveryStates } from '../deliveries/delivery';
import { DeliveryDesk } from './delivery-desk';
import { settle } from './settle';

const asText = (data: unknown) => [JSON.stringify(data, null, 2)];

function orderCommand(what: 'resend' | 'hold', help: string): OperatorCommand<Config> {
  return operatorCommand({
    name: `deliveries ${what}`,
    words: ['ID'],
    options: {},
    help,
    change: true,
    async run({ words: [id = ''], dryRun, audit, get }) {
      const desk = await get(DeliveryDesk);
      if (!dryRun) await audit({ deliveryId: id });
      const order = await desk.order(what, id, { dryRun });
      if (!order) throw new OperatorRefusal('There is no such delivery.');
      if ('refused' in order) throw new OperatorRefusal(order.refused);
      const line = `${order.from} → ${order.to}${dryRun ? ' (not done)' : ''}`;
      return { lines: [line], data: { id, ...order, done: !dryRun } };
    },
  });
}

/** What operators may ask of the notifier beside the commands about events. */
export const deliveryCommands: readonly OperatorCommand<Config>[] = [
  operatorCommand({
    name: 'deliveries list',
    words: [],
    options: { state: { value: 'STATE', pattern: new RegExp(`^(${deliveryStates.join('|')})$`) } },
    help: `up to 100 rows in a state, or all that did not end well (${deliveryStates.join(', ')})`,
    change: false,
    async run({ options, get }) {
      const state = deliveryStates.find((known) => known === options.state);
      const rows = await (await get(DeliveryDesk)).list(state);
      return { lines: asText(rows), data: rows };
    },
  }),
  operatorCommand({
    name: 'deliveries show',
    words: ['ID'],
    options: {},
    help: 'one row; --reveal opens the contact and is recorded',
    change: false,
    reveals: true,
    async run({ words: [id = ''], reveal, operator, get }) {
      const desk = await get(DeliveryDesk);
      const row = await (reveal ? desk.reveal(id, operator) : desk.show(id));
      if (!row) throw new OperatorRefusal('There is no such delivery.');
      return { lines: asText(row), data: row };
    },
  }),
  orderCommand('resend', 'sends a held, failed or waiting mail now, with the same Message-ID'),
  orderCommand('hold', 'keeps a waiting mail from being sent until it is resent'),
  settle,
  operatorCommand({
    name: 'recipients suppressed',
    words: [],
    options: {},
    help: 'up to 100 refused addresses that get no mail until that is lifted',
    change: false,
    async run({ get }) {
      const people = await (await get(DeliveryDesk)).suppressed();
      return { lines: asText(people), data: people };
    },
  }),
  operatorCommand({
    name: 'recipients lift',
    words: ['USER-ID'],
    options: {},
    help: 'lets mail go to a refused address again that is known to work now',
    change: true,
    async run({ words: [userId = ''], dryRun, audit, get }) {
      const desk = await get(DeliveryDesk);
      if (!dryRun) await audit({ userId });
      const lifted = await desk.lift(userId, { dryRun });
      if ('refused' in lifted) throw new OperatorRefusal(lifted.refused);
      const since = lifted.since.toISOString();
      const line = `suppressed since ${since} → known${dryRun ? ' (not done)' : ''}`;
      return { lines: [line], data: { userId, suppressedSince: since, done: !dryRun } };
    },
  }),
  operatorCommand({
    name: 'recipients reseal',
    words: [],
    options: {},
    help: 'puts every contact under the newest key',
    change: true,
    async run({ dryRun, audit, get }) {
      const desk = await get(DeliveryDesk);
      if (!dryRun) await audit({});
      const result = await desk.reseal(dryRun);
      return { lines: asText(result), data: result };
    },
  }),
];
