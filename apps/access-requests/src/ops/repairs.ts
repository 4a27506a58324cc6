import type { RepairOrder } from '@secop/contracts';
import { repairCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import type { AccessRequest } from '../domain/access-request';
import { AccessRequests } from '../domain/access-requests';
import { unchanged, type Outcome } from '../domain/outcome';
import { requestSaidAgain } from './republish';

/** What brought the request where it is, once more; the request itself stays as it is. */
const sayAgain = (id: string, request: AccessRequest): Outcome => ({
  state: request,
  events: requestSaidAgain(id, request),
});

async function carryOut(requests: AccessRequests, order: RepairOrder): Promise<boolean> {
  if (order.do !== 'say-request-again') return false;
  const { run, accessRequestId: id, version: seen } = order;
  const command = { key: `reconciliation ${run}`, hash: order.do, by: 'machine' } as const;
  const { version } = await requests.update(id, command, (request, _now, version) =>
    version === seen ? sayAgain(id, request) : unchanged,
  );
  return version > seen;
}

export const repair: OperatorCommand<Config> = repairCommand('access-requests', async (get) => {
  const requests = await get(AccessRequests);
  return (order) => carryOut(requests, order);
});
