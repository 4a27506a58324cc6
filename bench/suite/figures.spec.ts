import { boundText, isMet, rounded, valueText } from './figures';

const figure = { what: 'publishing', unit: '×' };

describe('a figure with a target', () => {
  it.each([
    [0.85, { atLeast: 0.85 }, true],
    [0.84, { atLeast: 0.85 }, false],
    [1.8, { atMost: 1.8 }, true],
    [1.81, { atMost: 1.8 }, false],
  ])('%p against %p is met: %p', (value, target, met) => {
    expect(isMet({ ...figure, value, target })).toBe(met);
  });

  it('is not met when nothing was measured', () => {
    expect(isMet({ ...figure, value: NaN, target: { atLeast: 0.8 } })).toBe(false);
    expect(isMet({ ...figure, value: NaN, target: { atMost: 2 } })).toBe(false);
  });
});

describe('a figure for information', () => {
  it('is neither met nor missed', () => {
    expect(isMet({ ...figure, value: 1 })).toBeUndefined();
    expect(boundText(undefined)).toBe('');
  });

  it('is written with the digits that it is worth, and its range', () => {
    expect([1234.5, 12.345, 1.2345, NaN].map(rounded)).toEqual([
      '1235',
      '12.3',
      '1.23',
      'not measured',
    ]);
    expect(valueText({ ...figure, value: 0.9, range: [0.8, 1] })).toBe('0.90 × (0.80–1.00)');
  });
});
