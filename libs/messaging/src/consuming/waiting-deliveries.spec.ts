import type { ConsumeMessage } from 'amqplib';
import { WaitingDeliveries } from './waiting-deliveries';

const delivery = (name: string, givenBack?: number) => ({
  name,
  message: {
    properties: { headers: givenBack === undefined ? {} : { 'x-delivery-count': givenBack } },
  } as unknown as ConsumeMessage,
});

describe('deliveries that wait to be started', () => {
  let waiting: WaitingDeliveries<ReturnType<typeof delivery>>;

  beforeEach(() => {
    waiting = new WaitingDeliveries(2_000);
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const add = (...deliveries: ReturnType<typeof delivery>[]) =>
    deliveries.forEach((each) => waiting.add(each));
  const next = () => waiting.next()?.name;
  const suspect = () => waiting.suspect()?.name;

  it('come in their order, those too that were given back once or twice', () => {
    add(delivery('a'), delivery('b', 2), delivery('c'));
    expect([next(), next(), next(), next()]).toEqual(['a', 'b', 'c', undefined]);
    expect(waiting.haveSuspects).toBe(false);
  });

  it('are kept apart from those that were given back often', () => {
    add(delivery('suspect', 3), delivery('a'));
    expect([next(), next()]).toEqual(['a', undefined]);
    expect(waiting.haveSuspects).toBe(true);
    expect([suspect(), suspect()]).toEqual(['suspect', undefined]);
  });

  it('wait for a suspect that has waited for too long', () => {
    add(delivery('suspect', 7), delivery('a'), delivery('b'));
    expect(next()).toBe('a');
    jest.advanceTimersByTime(2_001);
    expect(next()).toBeUndefined();
    expect(suspect()).toBe('suspect');
    expect(next()).toBe('b');
  });

  it('go on for a while, once a suspect has kept them waiting for long', () => {
    add(delivery('suspect', 7), delivery('another', 7), delivery('a'), delivery('b'));
    jest.advanceTimersByTime(2_001);
    suspect();
    jest.advanceTimersByTime(5_000);
    expect(next()).toBeUndefined();
    waiting.renewPatience();
    expect(next()).toBe('a');
    jest.advanceTimersByTime(2_001);
    expect(next()).toBeUndefined();
  });

  it('offer any of several suspects, so that each is cleared some time', () => {
    const firsts = new Set<string | undefined>();
    for (let n = 0; n < 200; n += 1) {
      waiting = new WaitingDeliveries();
      add(delivery('a', 3), delivery('b', 3), delivery('c', 3));
      firsts.add(suspect());
    }
    expect([...firsts].sort()).toEqual(['a', 'b', 'c']);
  });

  it('are taken out together, suspects too', () => {
    add(delivery('a'), delivery('b', 9), delivery('c'));
    expect(waiting.take(({ name }) => name !== 'c').map(({ name }) => name)).toEqual(['a', 'b']);
    expect(waiting.take().map(({ name }) => name)).toEqual(['c']);
    expect(next()).toBeUndefined();
  });
});
