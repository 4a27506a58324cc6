import { happened, UserClosedV1, type RepairOrder } from '@secop/contracts';
import { repairCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import { MongoUsers } from '../infrastructure/users.mongo-repository';

/** That a user is closed, once more: every service then does what it has to. */
async function carryOut(users: MongoUsers, order: RepairOrder): Promise<boolean> {
  if (order.do !== 'say-user-closed-again') return false;
  const { userId, run } = order;
  const command = { key: `reconciliation ${run}`, hash: order.do, by: 'machine' } as const;
  const { outcome } = await users.update(userId, command, (user) =>
    user.status === 'closed'
      ? {
          state: user,
          events: [happened(UserClosedV1, { userId, reason: user.closed.reason })],
        }
      : { unchanged: true },
  );
  return outcome !== 'unchanged';
}

export const repair: OperatorCommand<Config> = repairCommand('identity', async (get) => {
  const users = await get(MongoUsers);
  return (order) => carryOut(users, order);
});
