import { Controller, Get, Module } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { UserClosedV1 } from '@secop/contracts';
import { MessagingModule, OnEvent, type ReceivedEvent } from '@secop/messaging';
import { eventually, TcpProxy, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { connect } from 'amqplib';
import { silentHost } from '../../test-support/silent-host';
import { PlatformModule, Public, startApp, storeModule, type RunningApp } from '../index';

const heard: string[] = [];

@Controller()
class UserClosedConsumer {
  @OnEvent(UserClosedV1)
  hear(@Payload() event: ReceivedEvent<typeof UserClosedV1>) {
    heard.push(event.id);
  }
}

describe('a service that hears events', () => {
  let infrastructure: TestInfrastructure;
  beforeAll(async () => {
    infrastructure = await testInfrastructure();
  });
  afterAll(() => infrastructure.drop());

  it('is ready when it consumes, hears, and gives its queue back when it stops', async () => {
    @Module({
      imports: [
        PlatformModule.forRoot({ service: 'accounts', logLevel: 'silent' }),
        storeModule({ MONGODB_URI: infrastructure.mongodbUri }),
        MessagingModule.forRoot({
          service: 'accounts',
          rabbitmqUrl: infrastructure.rabbitmqUrl,
          managementUrl: infrastructure.managementUrl,
          topology: 'declare',
        }),
      ],
      controllers: [UserClosedConsumer],
    })
    class AppModule {}
    const running = await startApp(AppModule, silentHost);
    await eventually('the service is ready', async () => {
      const { status } = await fetch(`${running.url}/readyz`);
      return status === 200;
    });

    const broker = await connect(infrastructure.rabbitmqUrl);
    const channel = await broker.createConfirmChannel();
    channel.publish(
      'secop.events',
      UserClosedV1.type,
      Buffer.from(
        JSON.stringify({
          specversion: '1.0',
          id: 'event-1',
          source: 'identity',
          type: UserClosedV1.type,
          subject: 'usr_1',
          time: new Date().toISOString(),
          sequence: 1,
          data: { userId: 'usr_1', reason: 'own-wish' },
        }),
      ),
      { contentType: 'application/cloudevents+json', persistent: true },
    );
    await channel.waitForConfirms();
    await eventually('the event is heard', () => heard.includes('event-1'));

    await running.stop();

    const { consumerCount, messageCount } = await channel.checkQueue('accounts.events');
    expect({ consumerCount, messageCount }).toEqual({ consumerCount: 0, messageCount: 0 });
    await broker.close();
  });

  describe('whose broker goes away', () => {
    let broker: TcpProxy;
    let running: RunningApp;
    const start = async () => {
      @Controller('things')
      @Public()
      class ThingsController {
        @Get()
        list() {
          return [];
        }
      }
      @Module({
        imports: [
          PlatformModule.forRoot({ service: 'accounts', logLevel: 'silent' }),
          storeModule({ MONGODB_URI: infrastructure.mongodbUri }),
          MessagingModule.forRoot({
            service: 'accounts',
            rabbitmqUrl: broker.url,
            topology: 'declare',
          }),
        ],
        controllers: [UserClosedConsumer, ThingsController],
      })
      class AppModule {}
      return startApp(AppModule, silentHost);
    };
    const ask = async () => {
      const answer = await fetch(`${running.url}/readyz`);
      return { status: answer.status, body: (await answer.json()) as object };
    };
    const messagingFails = {
      checks: [{ name: 'messaging', problems: expect.any(Array) as unknown }],
    };

    beforeEach(async () => {
      broker = await TcpProxy.before(infrastructure.rabbitmqUrl);
    });
    afterEach(async () => {
      broker.pass();
      await running.stop();
      await broker.close();
    });

    it('goes on to serve, and says what fails', async () => {
      running = await start();
      await eventually('it is well', async () => {
        expect(await ask()).toEqual({ status: 200, body: { status: 'ready' } });
        return true;
      });

      broker.refuse();

      await eventually('it says that the broker is away', async () => {
        expect((await ask()).body).toMatchObject(messagingFails);
        return true;
      });
      expect((await ask()).status).toBe(200);
      expect((await fetch(`${running.url}/things`)).status).toBe(200);
    });

    it('is not given work before it has reached it once', async () => {
      broker.refuse();
      running = await start();
      expect(await ask()).toMatchObject({ status: 503, body: messagingFails });

      broker.pass();

      await eventually('it is ready', async () => (await ask()).status === 200);
    });
  });
});
