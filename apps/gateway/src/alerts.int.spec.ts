import { declareTopology } from '@secop/messaging';
import {
  eventually,
  fires,
  freePort,
  Scrape,
  TcpProxy,
  testInfrastructure,
  type TestInfrastructure,
} from '@secop/testing';
import { GatewayUnderTest } from './a-gateway.builder';

describe('what operators are told of the gateway', () => {
  let infrastructure: TestInfrastructure;
  let broker: TcpProxy;
  let gateway: GatewayUnderTest;
  let url: string;

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    broker = await TcpProxy.before(infrastructure.rabbitmqUrl);
    const port = await freePort();
    url = `http://127.0.0.1:${port}/metrics`;
    gateway = await GatewayUnderTest.start(broker.url, { METRICS_PORT: String(port) });
  });
  afterAll(async () => {
    await gateway.stop();
    await broker.close();
    await infrastructure.drop();
  });

  it('that it hears no hints', async () => {
    const well = await Scrape.of(url);
    broker.refuse();
    const ill = await eventually('it hears nothing', async () => {
      const scrape = await Scrape.of(url);
      return scrape.value('secop_hints_connected') === 0 && scrape;
    });
    expect(await fires('SecopHintsSilent', well, ill)).toBe(true);
    broker.pass();
  });

  it('requests by the template of the contract, also where one handler serves many', async () => {
    gateway.services.accounts.on('GET /accounts/acc_1', { json: { id: 'acc_1' } });
    await gateway.call('/accounts/acc_1', { session: 'valid-1' });
    await gateway.call('/accounts/acc_2', { session: 'valid-1' });

    const route = '/api/v1/accounts/{id}';
    const counted = (scrape: Scrape, status: string) =>
      scrape.value('secop_http_requests_total', { route, status });
    const scrape = await eventually('both are counted', async () => {
      const looked = await Scrape.of(url);
      return counted(looked, '200') === 1 && counted(looked, '404') === 1 && looked;
    });
    expect(scrape.text).not.toContain('acc_1');
  });
});
