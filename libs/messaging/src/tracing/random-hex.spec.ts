import { randomHex } from './random-hex';

describe('random digits', () => {
  it('are as many as asked for, and never the same again', () => {
    const drawn = Array.from({ length: 2_000 }, () => randomHex(8));
    expect(drawn.every((digits) => /^[0-9a-f]{16}$/.test(digits))).toBe(true);
    expect(new Set(drawn).size).toBe(2_000);
    expect(randomHex(16)).toMatch(/^[0-9a-f]{32}$/);
  });
});
