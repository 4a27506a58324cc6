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

  const contended = { kind: 'unavailable', code: 'command.contended' };
  const never = () => new Promise<never>(() => undefined);

  it('refuses at once when too many wait', async () => {
    const lock = new KeyedLock({ waiting: 2, patience: 3_600_000 });
    let end = (): void => undefined;
    const first = lock.run('a', () => new Promise<void>((resolve) => (end = resolve)));
    const waiting = [1, 2].map((n) => lock.run('a', () => Promise.resolve(n)));

    await expect(lock.run('a', () => Promise.resolve(3))).rejects.toMatchObject(contended);

    end();
    await expect(Promise.all([first, ...waiting])).resolves.toEqual([undefined, 1, 2]);
    await expect(lock.run('a', () => Promise.resolve(4))).resolves.toBe(4);
  });

  it('gives up waiting, and does not do later what it has refused', async () => {
    const lock = new KeyedLock({ waiting: 2, patience: 10 });
    let end = (): void => undefined;
    const first = lock.run('a', () => new Promise<void>((resolve) => (end = resolve)));
    const late = jest.fn(never);

    await expect(lock.run('a', late)).rejects.toMatchObject(contended);
    end();
    await first;

    await expect(lock.run('a', () => Promise.resolve('through'))).resolves.toBe('through');
    expect(late).not.toHaveBeenCalled();
  });

  it('lets other keys pass', async () => {
    const lock = new KeyedLock();
    void lock.run('a', never);
    await expect(lock.run('b', () => Promise.resolve('through'))).resolves.toBe('through');
  });
});
