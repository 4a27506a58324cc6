import { declareTopology } from '@secop/messaging';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { GatewayUnderTest } from '../../a-gateway.builder';

describe('a client that asks too often', () => {
  let infrastructure: TestInfrastructure;
  let gateway: GatewayUnderTest;

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    gateway = await GatewayUnderTest.start(infrastructure.rabbitmqUrl, {
      REQUESTS_PER_MINUTE: '8',
      SIGN_IN_REQUESTS_PER_MINUTE: '6',
      SIGN_IN_BURST: '2',
      TRUSTED_PROXIES: '127.0.0.1',
    });
    gateway.services.identity.on('POST /sessions', { status: 201, json: {} });
  });
  afterAll(async () => {
    await gateway.stop();
    await infrastructure.drop();
  });

  const from = (address: string) => ({
    signIn: async () =>
      (
        await gateway.call('/sessions', {
          method: 'POST',
          body: '{}',
          headers: { 'x-forwarded-for': address },
        })
      ).status,
    read: () => gateway.call('/me', { headers: { 'x-forwarded-for': address } }),
  });

  it('is told to wait, sooner before signing in, and alone', async () => {
    const { signIn, read } = from('192.0.2.1');
    expect([await signIn(), await signIn(), await signIn()]).toEqual([201, 201, 429]);
    for (let at = 0; at < 5; at += 1) expect((await read()).status).toBe(401);

    const refused = await read();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'request.rate-limited' });
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait > 0 && wait <= 60).toBe(true);
    expect(await from('192.0.2.2').signIn()).toBe(201);
  });

  describe('with requests that are refused as they are read', () => {
    const post = { method: 'POST', body: '{"a"' };
    const nested = `{"a":${'['.repeat(40)}${']'.repeat(40)}}`;
    it.each([
      ['malformed JSON', '198.51.100.1', '/accounts', post, 400],
      ['deep JSON', '198.51.100.2', '/accounts', { ...post, body: nested }, 400],
      [
        'another media type',
        '198.51.100.3',
        '/accounts',
        { ...post, headers: { 'content-type': 'text/plain' } },
        415,
      ],
      ['a body too long', '198.51.100.4', '/accounts', { ...post, body: 'a'.repeat(70_000) }, 413],
      ['a path that is not UTF-8', '198.51.100.5', '/accounts/%ff', {}, 400],
      ['what lies outside of the API', '198.51.100.6', '/../../nowhere', {}, 404],
    ])('counts %s and lets nobody store the refusal', async (_, address, path, init, status) => {
      const send = () => {
        const { headers, ...rest } = init as RequestInit;
        return gateway.call(path, {
          ...rest,
          headers: { ...(headers as object), 'x-forwarded-for': address },
        });
      };
      for (let at = 0; at < 8; at += 1) {
        const answer = await send();
        expect(answer.status).toBe(status);
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
      const refused = await send();
      expect(refused.status).toBe(429);
      expect(refused.headers.get('cache-control')).toBe('no-store');
    });
  });

  it('still leaves the probes alone', async () => {
    for (let at = 0; at < 10; at += 1) {
      expect((await fetch(`${gateway.running.url}/livez`)).status).toBe(200);
    }
  });
});
