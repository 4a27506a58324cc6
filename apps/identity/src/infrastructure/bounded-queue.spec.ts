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
    const queue = new BoundedQueue({ concurrency: 1, room: 1, roomPerClient: 1 });
    const [first, second] = [controlled(), controlled()];
    const running = queue.run('client', first.work);
    const waiting = queue.run('client', second.work);

    const refused = new DomainError('unavailable', 'service.overloaded');
    await expect(queue.run('client', () => Promise.resolve())).rejects.toThrow(refused);

    first.end();
    await running;
    const third = queue.run('client', () => Promise.resolve('third'));
    second.end();
    await waiting;
    expect(await third).toBe('third');
  });

  it('refuses whoever fills their own share and keeps room for the others', async () => {
    const queue = new BoundedQueue({ concurrency: 1, room: 3, roomPerClient: 2 });
    const first = controlled();
    const served: string[] = [];
    const ask = (client: string) =>
      queue.run(client, () => Promise.resolve(served.push(client)).then(() => undefined));
    const running = queue.run('greedy', first.work);
    const waiting = [ask('greedy'), ask('greedy')];

    await expect(ask('greedy')).rejects.toThrow('request.rate-limited');
    waiting.push(ask('other'));
    await expect(ask('other')).rejects.toThrow('service.overloaded');

    first.end();
    await Promise.all([running, ...waiting]);
    expect(served).toEqual(['greedy', 'greedy', 'other']);
    await ask('greedy');
  });

  it('goes on after work that fails', async () => {
    const queue = new BoundedQueue({ concurrency: 1, room: 1, roomPerClient: 1 });
    await expect(queue.run('client', () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(await queue.run('client', () => Promise.resolve('next'))).toBe('next');
  });

  it('never runs more at once than it may, in order, and finishes everything it took', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 30 }),
        async (concurrency, jobs) => {
          const queue = new BoundedQueue({ concurrency, room: jobs, roomPerClient: jobs });
          let running = 0;
          let most = 0;
          const started: number[] = [];
          await Promise.all(
            Array.from({ length: jobs }, (_, job) =>
              queue.run('client', async () => {
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
