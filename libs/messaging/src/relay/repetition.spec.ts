import { setImmediate as turn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { StoreUnavailable } from '../store/store-errors';
import { Repetition } from './repetition';

const hour = 3_600_000;

describe('repeated work', () => {
  let calls: number;
  let down: boolean;
  let repetition: Repetition;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(() => {
    calls = 0;
    down = false;
  });
  afterEach(() => repetition.stop());

  /** `work` is told how often it has been called. */
  const repeat = (work: (call: number) => boolean, interval = hour) => {
    repetition = new Repetition({
      what: 'The test',
      interval,
      health: {
        get up() {
          return !down;
        },
        suspect: () => Promise.resolve((down = true)),
      },
      work: async () => {
        await turn();
        return work((calls += 1));
      },
    });
    repetition.start();
  };
  const untilCalled = async (times: number) => {
    while (calls < times) await turn();
  };
  const aWhile = async () => {
    for (let n = 0; n < 20; n += 1) await turn();
  };

  it('goes on at once while there is more, then rests', async () => {
    repeat((call) => call < 5);
    await untilCalled(5);
    await aWhile();
    expect(calls).toBe(5);
  });

  it('ends when it is stopped, however much there is', async () => {
    repeat(() => true);
    await untilCalled(3);
    await repetition.stop();
    const before = calls;
    await aWhile();
    expect(calls).toBe(before);
  });

  it('goes on after a failure', async () => {
    repeat((call) => {
      if (call === 1) throw new Error('once');
      return false;
    }, 1);
    await untilCalled(3);
  });

  it('rests while the store is down', async () => {
    repeat((call) => {
      if (call === 1) throw new StoreUnavailable(undefined);
      return false;
    }, 0);
    await untilCalled(1);
    await aWhile();
    expect(calls).toBe(1);
    down = false;
    await untilCalled(2);
  });
});
