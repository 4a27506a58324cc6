import { metrics as catalogue } from '@secop/contracts';
import { Scrape } from '@secop/testing';
import { Metrics } from './metrics';
import { byLabel, seldom } from './readings';

describe('a figure', () => {
  let metrics: Metrics;
  const look = async () => Scrape.read(await metrics.registry.metrics());

  beforeEach(() => {
    metrics = new Metrics({ service: 'accounts' });
  });

  it('is read when somebody looks', async () => {
    let count = 3;
    metrics.read(catalogue.unroutable, () => count);
    expect((await look()).value(catalogue.unroutable.name)).toBe(3);
    count = 5;
    expect((await look()).value(catalogue.unroutable.name)).toBe(5);
  });

  it('has a value for each label, at nought too', async () => {
    metrics.read(catalogue.consumed, () => byLabel('outcome', { done: 0, parked: 2 }));
    const scrape = await look();
    expect(scrape.value(catalogue.consumed.name, { outcome: 'done' })).toBe(0);
    expect(scrape.value(catalogue.consumed.name, { outcome: 'parked' })).toBe(2);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('the store is away'))],
    ['does not know it', () => undefined],
  ])('is left out when its reader %s, and the others are said', async (_, read) => {
    metrics.read(catalogue.outboxPending, read);
    metrics.read(catalogue.unroutable, read);
    metrics.read(catalogue.logCopiesMissed, () => 1);

    const { samples } = await look();
    expect(samples.map(({ name }) => name)).toEqual([catalogue.logCopiesMissed.name]);
  });

  it('that costs a query is asked for once, however many look, and again after a failure', async () => {
    let asked = 0;
    let fails = true;
    const read = seldom(() => {
      asked += 1;
      return fails ? Promise.reject(new Error('away')) : Promise.resolve(asked);
    });
    await expect(read()).rejects.toThrow('away');
    fails = false;
    expect(await Promise.all([read(), read(), read()])).toEqual([2, 2, 2]);
  });
});
