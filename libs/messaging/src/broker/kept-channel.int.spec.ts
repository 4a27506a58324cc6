import { Logger, type LoggerService } from '@nestjs/common';
import { eventually, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import type { Channel } from 'amqplib';
import { BrokerConnection } from './broker-connection';
import { KeptChannel } from './kept-channel';

const backoff = { first: 20, last: 20 };

describe('a channel that cannot be set up yet', () => {
  let infrastructure: TestInfrastructure;
  let connection: BrokerConnection;
  const warnings: string[] = [];

  beforeAll(async () => {
    const listener = { warn: (message: string) => void warnings.push(message) };
    Logger.overrideLogger(listener as unknown as LoggerService);
    infrastructure = await testInfrastructure();
    connection = new BrokerConnection(infrastructure.rabbitmqUrl, 'test', backoff);
    connection.start();
  });
  afterAll(async () => {
    await connection.close();
    await infrastructure.drop();
    Logger.overrideLogger(false);
  });

  it('says why once per try, and nothing when it is closed', async () => {
    let tries = 0;
    const kept = new KeptChannel<Channel>(
      connection,
      {
        name: 'reader',
        open: (model) => model.createChannel(),
        setUp: async (channel) => {
          tries += 1;
          await channel.consume('there.is.none', () => undefined);
        },
      },
      backoff,
    );
    kept.start();
    await eventually('it has tried a few times', () => tries >= 4);
    await kept.close();

    expect(warnings.length).toBeLessThanOrEqual(tries);
    expect(warnings.length).toBeGreaterThanOrEqual(3);
    for (const warning of warnings) expect(warning).toMatch(/reader: .*NOT_FOUND/);
  });
});
