import { batchDelay } from '../../src/relay/outbox-bookkeeping';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Everything that can go on goes on, batched bookkeeping too; needs fake timers. */
export async function turns(): Promise<void> {
  await turn();
  jest.advanceTimersByTime(batchDelay);
  await turn();
}
