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

  describe('asked for somebody in particular', () => {
    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

    it('knows who asks', async () => {
      const answer = await service.call(
        '/things/mine',
        bearer(await tokens.forUser('usr_1', ['accounts'])),
      );
      expect(await answer.json()).toEqual({ userId: 'usr_1', sessionId: 'session-of-usr_1' });
    });

    it.each([
      ['nothing', () => ''],
      ['nonsense', () => 'a.b.c'],
      ['a token for another service', () => tokens.forUser('usr_1', ['notifier'])],
      ['an expired token', () => tokens.forUser('usr_1', ['accounts'], { expiresIn: '-1m' })],
      ["the gateway's own token", () => tokens.forGateway(['accounts'])],
      [
        'an unsigned token',
        () =>
          `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(
            '{"iss":"secop-identity","aud":"accounts","sub":"usr_1","exp":9999999999}',
          ).toString('base64url')}.`,
      ],
    ])('refuses %s', async (_, token) => {
      await expectProblem(
        await service.call('/things/mine', bearer(await token())),
        401,
        'token.refused',
      );
    });

    it('serves the gateway on its own account', async () => {
      const fromGateway = await service.call(
        '/things/inside',
        bearer(await tokens.forGateway(['accounts'])),
      );
      expect(fromGateway.status).toBe(200);
      const fromUser = await service.call(
        '/things/inside',
        bearer(await tokens.forUser('u', ['accounts'])),
      );
      await expectProblem(fromUser, 401, 'token.refused');
    });
  });
});

describe('a service whose issuer of keys is away', () => {
  it('answers 503, and never 500', async () => {
    const tokens = await TestTokens.start();
    const token = await tokens.forUser('usr_1', ['accounts']);
    const service = await ThingsUnderTest.start(tokens);
    await tokens.stop();

    const answer = await service.call('/things/mine', {
      headers: { authorization: `Bearer ${token}` },
    });

    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'dependency.unavailable' });
    await service.stop();
  });

  it('goes on with the keys it knows', async () => {
    const tokens = await TestTokens.start();
    const token = await tokens.forUser('usr_1', ['accounts']);
    const service = await ThingsUnderTest.start(tokens);
    const ask = () =>
      service.call('/things/mine', { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);

    await tokens.stop();

    expect((await ask()).status).toBe(200);
    await service.stop();
  });
});
