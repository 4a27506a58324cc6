import { setImmediate as turn } from 'node:timers/promises';
import { Slots } from './slots';

describe('slots', () => {
  it('let only so many work at the same time, and everybody in the end', async () => {
    const slots = new Slots(2);
    let working = 0;
    let most = 0;
    let done = 0;
    const work = async () => {
      most = Math.max(most, (working += 1));
      await turn();
      working -= 1;
      done += 1;
      if (done % 3 === 0) throw new Error('a slot is given back after a failure too');
    };
    await Promise.allSettled(Array.from({ length: 10 }, () => slots.use(work)));
    expect({ most, done }).toEqual({ most: 2, done: 10 });
  });

  it('keep nobody waiting once they are open', async () => {
    const slots = new Slots(0);
    const waiting = slots.use(() => Promise.resolve('through'));
    slots.open();
    expect(await waiting).toBe('through');
    expect(await slots.use(() => Promise.resolve('at once'))).toBe('at once');
  });
});
