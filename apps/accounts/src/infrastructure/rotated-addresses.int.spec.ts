import { AccountCreatedV1 } from '@secop/contracts';
import {
  eventually,
  SecretFiles,
  TcpProxy,
  testInfrastructure,
  type TestInfrastructure,
} from '@secop/testing';
import { AccountsApp } from '../../test-support/accounts-app';
import { aCompany } from '../../test-support/registrations';

const atOnce = 4;
/** What was begun on an address that is replaced has a while: 10 s at the store, 15 s at the broker. */
const handOver = 40_000;

describe('a service whose secrets of store and broker are rotated under requests', () => {
  let infrastructure: TestInfrastructure;
  let app: AccountsApp;
  let files: SecretFiles;
  /** Two ways to each, so that one can see which one is taken. */
  let stores: TcpProxy[];
  let brokers: TcpProxy[];

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    const two = (url: string) => Promise.all([TcpProxy.before(url), TcpProxy.before(url)]);
    stores = await two(infrastructure.mongodbUri);
    brokers = await two(infrastructure.rabbitmqUrl);
    files = new SecretFiles({ MONGODB_URI: stores[0]!.url, RABBITMQ_URL: brokers[0]!.url });
    app = await AccountsApp.start(files.environment, infrastructure);
  });
  afterAll(async () => {
    await app.stop();
    await Promise.all([...stores, ...brokers].map((proxy) => proxy.close()));
    files.remove();
  });

  it('refuses no request, stays ready, and says each event once', async () => {
    const answers: number[] = [];
    const registered: string[] = [];
    let stopped = false;
    const clients = Array.from({ length: atOnce }, async (_, client) => {
      while (!stopped) {
        const company = aCompany();
        const made = await app.as<{ id: string }>(`user-${client}`, 'POST', '/accounts', company);
        const found = await app.as(`user-${client}`, 'GET', `/accounts?q=${company.nit}`);
        const ready = await app.call('GET', '/readyz');
        answers.push(made.status, found.status, ready.status);
        registered.push(made.body.id);
      }
    });
    await eventually('they are served', () => registered.length > 20);

    files.rotate('MONGODB_URI', stores[1]!.url);
    files.rotate('RABBITMQ_URL', brokers[1]!.url);

    await eventually('the new store is used', () => stores[1]!.connections > 2);
    await eventually('the new broker is used', () => brokers[1]!.connections === 2);
    const old = [stores[0]!, brokers[0]!];
    const gone = () => old.every((proxy) => proxy.connections === 0);
    await eventually('the old connections are closed', gone, handOver);
    const before = registered.length;
    await eventually('they are served still', () => registered.length > before + 20);
    stopped = true;
    await Promise.all(clients);
    await app.quiet();

    expect(answers.filter((status) => status !== 200 && status !== 201)).toEqual([]);
    const said = app.said(AccountCreatedV1.type).map(({ subject }) => subject);
    expect(said.sort()).toEqual(registered.sort());
  });
});
