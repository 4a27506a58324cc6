import { declareTopology } from '@secop/messaging';
import { eventually, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { GatewayUnderTest, problem } from '../../a-gateway.builder';

describe('the gateway', () => {
  let infrastructure: TestInfrastructure;
  let gateway: GatewayUnderTest;
  const session = 'valid-1';

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    gateway = await GatewayUnderTest.start(infrastructure.rabbitmqUrl, {
      UPSTREAM_DEADLINE_MS: '300',
      UPSTREAM_CALLS: '2',
    });
  });
  afterAll(async () => {
    await gateway.stop();
    await infrastructure.drop();
  });

  const code = async (answer: Response) => ((await answer.json()) as { code: string }).code;

  describe('when a service', () => {
    const me = (state: string) => gateway.call(`/accounts/${state}`, { session });
    it.each([
      ['does not answer in time', () => new Promise<never>(() => undefined)],
      [
        'answers 500 in HTML',
        () => ({ status: 500, text: '<html>', headers: { 'content-type': 'text/html' } }),
      ],
      [
        'answers 502 in HTML',
        () => ({ status: 502, text: '<html>', headers: { 'content-type': 'text/html' } }),
      ],
      ['sends elsewhere', () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } })],
    ])('%s, answers 503 and when to come back', async (_, said) => {
      gateway.services.accounts.on('GET /accounts/ill', said);
      const answer = await me('ill');
      expect([answer.status, await code(answer)]).toEqual([503, 'dependency.unavailable']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    });

    it('has as many calls as it may have, refuses others at once, until one has its answer', async () => {
      const { accounts } = gateway.services;
      let answer = () => {};
      const answered = new Promise<void>((resolve) => (answer = resolve));
      accounts.on('GET /accounts/busy', async () => {
        await answered;
        return { json: {} };
      });
      const early = [me('busy'), me('busy')];
      await eventually('both arrive', () => accounts.to('GET /accounts/busy').length === 2);

      const refused = await me('busy');
      expect([refused.status, await code(refused)]).toEqual([503, 'service.overloaded']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

      answer();
      expect((await Promise.all(early)).map(({ status }) => status)).toEqual([200, 200]);
      expect((await me('busy')).status).toBe(200);
      expect(accounts.to('GET /accounts/busy')).toHaveLength(3);
    });

    it('refuses a token, tries once with a fresh one', async () => {
      let refusals = 1;
      gateway.services.accounts.on('GET /accounts/picky', () =>
        refusals-- > 0 ? problem(401, 'token.refused') : { json: { id: 'picky' } },
      );
      expect((await me('picky')).status).toBe(200);
      refusals = 2;
      expect((await me('picky')).status).toBe(503);
    });

    it('is down, answers 503', async () => {
      await gateway.services.accounts.stop();
      const answer = await me('acc_1');
      expect([answer.status, await code(answer)]).toEqual([503, 'dependency.unavailable']);
    });
  });
});
