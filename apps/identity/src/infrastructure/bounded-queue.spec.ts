import { DomainError } from '@secop/contracts';
import fc from 'fast-check';
import { BoundedQueue } from './bounded-queue';

/** Work that ends when the test says so. */
function controlled() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { work: () => ended, end: () => end() };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a bounded queue', () => {
  it('refuses at once what finds no room, and has room again afterwards', async () => {
    const queue = new BoundedQueue(1, 1);
    const [first, second] = [controlled(), controlled()];
    const running = queue.run(first.work);
    const waiting = queue.run(second.work);

    const refused = new DomainError('unavailable', 'service.overloaded');
    await expect(queue.run(() => Promise.resolve())).rejects.toThrow(refused);

    first.end();
    await running;
    const third = queue.run(() => Promise.resolve('third'));
    second.end();
    await waiting;
    expect(await third).toBe('third');
  });

  it('goes on after work that fails', async () => {
    const queue = new BoundedQueue(1, 1);
    await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await queue.run(() => Promise.resolve('next'))).toBe('next');
  });

  it('never runs more at once than it may, in order, and finishes everything it took', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 30 }),
        async (concurrency, jobs) => {
          const queue = new BoundedQueue(concurrency, jobs);
          let running = 0;
          let most = 0;
          const started: number[] = [];
          await Promise.all(
            Array.from({ length: jobs }, (_, job) =>
              queue.run(async () => {
                started.push(job);
                most = Math.max(most, (running += 1));
                await settled();
                running -= 1;
              }),
            ),
          );
          expect(most).toBeLessThanOrEqual(concurrency);
          expect(started).toEqual([...started].sort((one, other) => one - other));
          expect(started).toHaveLength(jobs);
        },
      ),
      { numRuns: 30 },
    );
  });
});
