import { declareTopology } from '@secop/messaging';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { GatewayUnderTest } from '../../a-gateway.builder';

describe('the gateway', () => {
  let infrastructure: TestInfrastructure;
  let gateway: GatewayUnderTest;
  const session = 'valid-1';

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    gateway = await GatewayUnderTest.start(infrastructure.rabbitmqUrl);
  });
  afterAll(async () => {
    await gateway.stop();
    await infrastructure.drop();
  });

  const code = async (answer: Response) => ((await answer.json()) as { code: string }).code;

  describe('when a request that changes something comes from a page', () => {
    const signIn = (headers: Record<string, string>) =>
      gateway.call('/sessions', { method: 'POST', body: '{}', headers });

    it.each([
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'https://portal.example' },
    ] as Record<string, string>[])('refuses %j', async (headers) => {
      const answer = await signIn(headers);
      expect([answer.status, await code(answer)]).toEqual([403, 'request.origin-refused']);
    });

    it.each([
      {},
      { origin: 'https://portal.example' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://portal.example' },
    ] as Record<string, string>[])('takes %j', async (headers) => {
      gateway.services.identity.on('POST /sessions', { status: 201, json: {} });
      expect((await signIn(headers)).status).toBe(201);
    });

    it('lets anybody read', async () => {
      gateway.services.accounts.on('GET /accounts/acc_1', { json: {} });
      const headers = { 'sec-fetch-site': 'cross-site' };
      expect((await gateway.call('/accounts/acc_1', { session, headers })).status).toBe(200);
    });
  });
});
