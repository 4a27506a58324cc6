import { eventually } from '@secop/testing';
import type { World } from '../world/world';

/** Seconds from now until every service is ready and a new acceptance has taken effect. One request must be prepared. */
export async function secondsToRecover({ services, workload, databases }: World): Promise<number> {
  const began = performance.now();
  await services.allReady();
  const [request] = workload.take(1);
  if (!request) throw new Error('nothing was prepared');
  await workload.accept(request);
  const requests = await databases.collection('access-requests', 'access_requests');
  await eventually(
    'an acceptance takes effect again',
    async () => {
      const found = await requests.findOne({ _id: request.id }).catch(() => null);
      return found?.['open'] === false;
    },
    120_000,
  );
  return (performance.now() - began) / 1_000;
}

export const recoveredIn = (seconds: readonly number[]): string =>
  `an acceptance took effect again after ${seconds.map((one) => one.toFixed(1)).join(', ')} s`;
