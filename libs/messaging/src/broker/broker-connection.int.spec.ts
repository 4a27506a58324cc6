import { Logger } from '@nestjs/common';
import { eventually, TcpProxy, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { declareTopology } from '../topology/declare';
import { BrokerConnection } from './broker-connection';

describe('a broker of several nodes', () => {
  let infrastructure: TestInfrastructure;
  let nodes: TcpProxy[];
  const urls = () => nodes.map(({ url }) => url).join(',');

  beforeEach(async () => {
    Logger.overrideLogger(false);
    infrastructure = await testInfrastructure();
    const { rabbitmqUrl } = infrastructure;
    nodes = await Promise.all([1, 2, 3].map(() => TcpProxy.before(rabbitmqUrl)));
  });
  afterEach(async () => {
    await Promise.all(nodes.map((node) => node.close()));
    await infrastructure.drop();
  });

  it('is reached through another node each time the present one dies', async () => {
    const connection = new BrokerConnection(urls(), 'test', { first: 20, last: 20 });
    const opened: unknown[] = [];
    connection.onOpen((model) => opened.push(model));
    connection.start();
    for (let deaths = 0; deaths < 2; deaths += 1) {
      await eventually('it is connected', () => connection.current);
      const present = nodes.find((node) => node.connections > 0);
      present?.refuse();
      await eventually('that node is left', () => present?.connections === 0);
    }

    await eventually('it is connected to the last node', () => connection.current);
    expect(opened.length).toBeGreaterThanOrEqual(3);
    await connection.close();
  });

  it('takes declarations while any node lives', async () => {
    nodes[0]?.refuse();
    nodes[2]?.refuse();
    await expect(declareTopology(urls())).resolves.toBeUndefined();
  });

  it('is unreachable when no node lives', async () => {
    for (const node of nodes) node.refuse();
    await expect(declareTopology(urls())).rejects.toThrow();
  });
});
