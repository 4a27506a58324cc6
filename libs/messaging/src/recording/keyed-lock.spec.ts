import { KeyedLock } from './keyed-lock';

describe('a keyed lock', () => {
  it('runs the work for one key in turn, also after a failure', async () => {
    const lock = new KeyedLock();
    const order: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
      };

    const results = await Promise.allSettled([
      lock.run('a', work('one', true)),
      lock.run('a', work('two')),
    ]);

    expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('lets other keys pass', async () => {
    const lock = new KeyedLock();
    const never = new Promise<void>(() => undefined);
    void lock.run('a', () => never);
    await expect(lock.run('b', () => Promise.resolve('through'))).resolves.toBe('through');
  });
});
