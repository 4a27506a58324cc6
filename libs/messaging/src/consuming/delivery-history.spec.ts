import { attemptsOf, nextStep } from './delivery-history';

const ladder = [
  { name: '1s', delay: 1_000 },
  { name: '5s', delay: 5_000 },
];
const now = new Date('2026-11-22T10:00:00.000Z');
const failure = { reason: 'failed', code: 'account.not-found' } as const;
const delivery = (headers: Record<string, unknown> = {}) => ({
  fields: { exchange: 'secop.events', routingKey: 'accounts.step.taken.v1' },
  properties: { messageId: 'm', expiration: '5', userId: 'u', CC: 'x', headers },
});

describe('the next step of a failed delivery', () => {
  it('is the next rung, with our own count of attempts', () => {
    const first = nextStep(delivery(), { then: 'retry', failure }, ladder, now);
    expect(first.key).toBe('1s');
    expect(first.properties.headers).toEqual({
      'secop-attempt': 1,
      'secop-reason': 'failed',
      'secop-code': 'account.not-found',
      'secop-at': '2026-11-22T10:00:00.000Z',
      'secop-history': '1:failed:account.not-found',
      'secop-exchange': 'secop.events',
      'secop-routing-key': 'accounts.step.taken.v1',
    });
    const second = nextStep(
      delivery(first.properties.headers as Record<string, unknown>),
      { then: 'retry', failure },
      ladder,
      now,
    );
    expect(second.key).toBe('5s');
  });

  it('is parked after the last rung, or at once', () => {
    const last = nextStep(
      delivery({ 'secop-attempt': 2 }),
      { then: 'retry', failure },
      ladder,
      now,
    );
    expect(last.key).toBe('parked');
    expect(last.properties.headers).toMatchObject({ 'secop-reason': 'exhausted' });
    const refused = { reason: 'refused', code: 'account.full' } as const;
    expect(nextStep(delivery(), { then: 'park', failure: refused }, ladder, now)).toMatchObject({
      key: 'parked',
      properties: { persistent: true, messageId: 'm', headers: { 'secop-reason': 'refused' } },
    });
  });

  it('carries flat headers only, none of the broker’s, and nothing that a queue would act on', () => {
    const headers = { traceparent: 't', count: 3, 'x-death': [{}], table: { a: 1 }, CC: 'q' };
    const { properties } = nextStep(delivery(headers), { then: 'retry', failure }, ladder, now);
    expect(properties.headers).toMatchObject({ traceparent: 't', count: 3 });
    expect(Object.keys(properties.headers as object)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(x-death|table|CC)$/)]),
    );
    expect(properties).not.toHaveProperty('expiration');
    expect(properties).not.toHaveProperty('userId');
    expect(properties).not.toHaveProperty('CC');
  });

  it('keeps a long history within bounds, the newest part of it', () => {
    const { properties } = nextStep(
      delivery({ 'secop-history': 'x'.repeat(5_000) }),
      { then: 'retry', failure },
      ladder,
      now,
    );
    const history = (properties.headers as Record<string, string>)['secop-history']!;
    expect(history).toHaveLength(1_000);
    expect(history.endsWith('1:failed:account.not-found')).toBe(true);
  });

  it.each([[undefined], ['many'], [-3], [1.5], [{}]])('counts from nought for %p', (value) => {
    expect(attemptsOf({ 'secop-attempt': value })).toBe(0);
  });
});
