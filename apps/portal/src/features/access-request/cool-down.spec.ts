import { describe, expect, it } from 'vitest';
import { businessDaysBeforeAskingAgain, reversibleUntil } from './cool-down';
import { ownRequest, rejected } from './own-request.builder';

describe('asking again after a rejection', () => {
  it.each([
    [1, 1],
    [2, 3],
    [3, 10],
    [4, 10],
  ])('after %i rejections waits %i business days', (times, days) => {
    const mine = Array.from({ length: times }, () => rejected());
    expect(businessDaysBeforeAskingAgain('a1', mine)).toBe(days);
  });

  it('counts neither other accounts nor other endings', () => {
    const mine = [rejected(), rejected({ accountId: 'a2' }), ownRequest({ status: 'withdrawn' })];
    expect(businessDaysBeforeAskingAgain('a1', mine)).toBe(1);
  });
});

it('a rejection can be reverted for 30 days', () => {
  expect(reversibleUntil('2026-11-21T15:00:00.000Z')).toBe('2026-12-21T15:00:00.000Z');
});
