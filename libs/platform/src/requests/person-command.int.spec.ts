import type { Command } from '@secop/messaging';
import { TestTokens } from '@secop/testing';
import { ThingsUnderTest } from '../host/a-service.builder';

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

  describe('given a command', () => {
    const decide = async (
      target: string,
      body: string,
      headers: Record<string, string> = {},
      userId = 'usr_1',
    ) => {
      const answer = await service.post(`/things/${target}/decision`, body, {
        authorization: `Bearer ${await tokens.forUser(userId, ['accounts'])}`,
        ...headers,
      });
      return {
        answer,
        body: (await answer.json()) as { command: Command; id: string; seen: unknown },
      };
    };
    const key = { 'idempotency-key': 'k-1' };

    it('recognises the same one, whatever the order of its fields', async () => {
      const first = await decide('t1', '{"a":1,"b":{"c":2,"d":3}}', key);
      const again = await decide('t1', '{"b":{"d":3,"c":2},"a":1}', key);
      expect(again.body).toEqual(first.body);
      expect(first.body.id).toMatch(/^[\w-]{20,40}$/);
    });

    it('tells apart another target, person, key and body', async () => {
      const { body: first } = await decide('t1', '{}', key);
      const others = [
        await decide('t2', '{}', key),
        await decide('t1', '{}', key, 'usr_2'),
        await decide('t1', '{}', { 'idempotency-key': 'k-2' }),
        await decide('t1', '{}'),
        await decide('t1', '{}'),
      ].map(({ body }) => body.command.key);
      expect(new Set([first.command.key, ...others]).size).toBe(6);
      expect((await decide('t1', '{"a":1}', key)).body.command.hash).not.toBe(first.command.hash);
    });

    it('refuses an idempotency key that is too long', async () => {
      const { answer } = await decide('t1', '{}', { 'idempotency-key': 'k'.repeat(201) });
      expect(answer.status).toBe(400);
    });

    it('reads If-Match and answers with an ETag', async () => {
      const { answer, body } = await decide('t1', '{}', { 'if-match': '"3"' });
      expect(body.seen).toBe(3);
      expect(answer.headers.get('etag')).toBe('"7"');
    });

    it.each(['3', '"x"', '"1", "2"'])('refuses If-Match: %s', async (value) => {
      expect((await decide('t1', '{}', { 'if-match': value })).answer.status).toBe(400);
    });
  });
});
