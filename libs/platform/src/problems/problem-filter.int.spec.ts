import { TestTokens } from '@secop/testing';
import { expectProblem, ThingsUnderTest } from '../host/a-service.builder';

describe('a service on the platform', () => {
  let tokens: TestTokens;
  let service: ThingsUnderTest;

  beforeAll(async () => {
    tokens = await TestTokens.start();
    service = await ThingsUnderTest.start(tokens);
  });
  afterAll(async () => {
    await service.stop();
    await tokens.stop();
  });

  describe('when it refuses', () => {
    const fail = (code: string) => service.call(`/things/${code}`, { method: 'DELETE' });

    it('puts the facts beside the words', async () => {
      const body = await expectProblem(
        await fail('decided'),
        409,
        'access-request.already-decided',
      );
      expect(body).toMatchObject({
        decidedBy: 'usr_1',
        decidedAt: '2026-01-01T00:00:00.000Z',
        instance: '/things/decided',
      });
    });

    it('fills the placeholders, and says until when', async () => {
      const answer = await fail('cooling');
      expect(answer.headers.get('retry-after')).toBe('Wed, 01 May 2030 00:00:00 GMT');
      const body = await expectProblem(answer, 429, 'access-request.cooling-down');
      expect(body.detail).toContain('2030-05-01');
    });

    it('says when to come back', async () => {
      const limited = await fail('limited');
      expect(limited.headers.get('retry-after')).toBe('17');
      await expectProblem(limited, 429, 'request.rate-limited');
    });

    it('answers 422 to a reused idempotency key', async () => {
      await expectProblem(await fail('reused'), 422, 'idempotency-key.reused');
    });

    it('says nothing of the occurrence of a 503', async () => {
      const overloaded = await fail('overloaded');
      expect(overloaded.headers.get('retry-after')).toBe('2');
      expect(await expectProblem(overloaded, 503, 'service.overloaded')).not.toHaveProperty(
        'queue',
      );
    });

    it('answers 503 while the store is away', async () => {
      await expectProblem(await fail('store'), 503, 'dependency.unavailable');
    });

    it('leaks nothing of what nobody foresaw', async () => {
      const body = await expectProblem(await fail('unforeseen'), 500, 'internal.error');
      expect(JSON.stringify(body)).not.toMatch(/hunter2|maria/);
    });
  });

  describe('in a trace', () => {
    it('keeps the trace id of a valid traceparent and makes one otherwise', async () => {
      const traceId = '0af7651916cd43dd8448eb211c80319c';
      const given = await service.call('/livez', {
        headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
      });
      expect(given.headers.get('x-trace-id')).toBe(traceId);
      const broken = await service.call('/livez', { headers: { traceparent: 'nonsense' } });
      expect(broken.headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/);
    });
  });
});
