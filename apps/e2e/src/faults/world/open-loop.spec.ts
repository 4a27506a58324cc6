import { anIntent } from '../checker/evidence.builder';
import { openLoop, turnsOf } from './open-loop';

describe('a load', () => {
  it('spreads its kinds evenly by their weights', () => {
    expect(turnsOf({ accept: 2, read: 1 })).toEqual(['accept', 'read', 'accept']);
  });

  it('begins calls at their rate, although earlier ones have no answer', async () => {
    const waiting: (() => void)[] = [];
    const load = openLoop({ perSecond: 100, seconds: 0.1 }, async (kind) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 10) waiting.forEach((answer) => answer());
      });
      return anIntent({ kind });
    });

    expect(await load).toHaveLength(10);
  });
});
