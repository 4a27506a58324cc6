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
      SIGN_IN_REQUESTS_PER_MINUTE: '2',
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

  it('still leaves the probes alone', async () => {
    for (let at = 0; at < 10; at += 1) {
      expect((await fetch(`${gateway.running.url}/livez`)).status).toBe(200);
    }
  });
});
