import { aSizing } from './a-sizing.builder';
import { costOf, needOf } from './needs';

describe('what a service needs', () => {
  it('is requested as it was taken at the steady rate, rounded up', () => {
    expect(needOf(aSizing, 'identity')).toMatchObject({ cpuMillicores: 75, memoryMiB: 96 });
    expect(needOf(aSizing, 'gateway')).toMatchObject({ cpuMillicores: 125, memoryMiB: 112 });
  });

  it('is limited above its highest peak under any load, with room for an operator’s command', () => {
    const { limitMiB, peakMiB } = needOf(aSizing, 'identity');
    expect(peakMiB).toBe(150);
    expect(limitMiB).toBe(Math.ceil((1.3 * 150 + 110) / 32) * 32);
  });

  it('leaves room at the gateway for all screens that it lets in', () => {
    expect(needOf(aSizing, 'gateway').limitMiB).toBe(Math.ceil((1.3 * 130 + 100) / 32) * 32);
  });
});

it('an acceptance costs what the steady rate took beyond idleness', () => {
  expect(costOf('gateway', aSizing)).toBe(4);
  expect(costOf('store', aSizing)).toBe(20);
});
