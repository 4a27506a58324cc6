import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { repairOrder, type RepairOrder, type ServiceName } from '@secop/contracts';
import { Aggregates, ringOutbox } from '@secop/messaging';
import {
  operatorCommand,
  OperatorRefusal,
  type OperatorCall,
  type OperatorCommand,
} from '../ops/operator-command';
import { failureSentence } from '../ops/operator-failure';

/** Carries one order out through the service's ordinary path; false: there was nothing left to repair. */
export type CarryOut = (order: RepairOrder) => Promise<boolean>;

type Outcome = 'done' | 'nothing to do' | 'failed';

/** `repair FILE`: carries out the reconciler's orders for this service. Safe to repeat, and to interrupt. */
export const repairCommand = <Config>(
  service: ServiceName,
  carryOutOf: (get: OperatorCall['get']) => Promise<CarryOut>,
): OperatorCommand<Config> =>
  operatorCommand({
    name: 'repair',
    words: ['FILE'],
    options: {},
    help: 'carries out the orders of the reconciler; safe to run again',
    change: true,
    async run({ words: [file = ''], dryRun, signal, get, audit, progress }) {
      const orders = await ordersIn(file, service);
      const count: Record<Outcome, number> = { done: 0, 'nothing to do': 0, failed: 0 };
      if (dryRun) return reportOf({ planned: orders.length });
      if (orders.length === 0) return reportOf(count);
      const aggregates = await get(Aggregates);
      const carryOut = await carryOutOf(get);
      for (const order of orders) {
        if (signal.aborted) throw new OperatorRefusal('Interrupted: run it again to finish.');
        await audit({ ...order });
        const outcome = await carriedOut(order, aggregates, carryOut).catch((error: unknown) => {
          progress(`${order.do}: ${failureSentence(error)}`);
          return 'failed' as const;
        });
        count[outcome] += 1;
      }
      return reportOf(count);
    },
  });

async function carriedOut(
  order: RepairOrder,
  aggregates: Aggregates,
  carryOut: CarryOut,
): Promise<Outcome> {
  const done =
    order.do === 'ring-outbox'
      ? await ringOutbox(aggregates, order.collection, order.id)
      : await carryOut(order);
  return done ? 'done' : 'nothing to do';
}

async function ordersIn(file: string, service: ServiceName): Promise<RepairOrder[]> {
  const orders: RepairOrder[] = [];
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      orders.push(repairOrder.parse(JSON.parse(line)));
    }
  } catch {
    throw new OperatorRefusal('The file holds no orders of the reconciler.');
  }
  if (orders.some((order) => order.service !== service)) {
    throw new OperatorRefusal('The orders are for another service.');
  }
  return orders;
}

const reportOf = (count: Readonly<Record<string, number>>) => ({
  lines: [
    Object.entries(count)
      .map(([name, value]) => `${value} ${name}`)
      .join(', '),
  ],
  data: count,
  failed: (count['failed'] ?? 0) > 0,
});
