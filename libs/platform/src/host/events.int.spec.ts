import { Controller, Module } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { UserClosedV1 } from '@secop/contracts';
import { MessagingModule, OnEvent, type ReceivedEvent } from '@secop/messaging';
import { eventually, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { connect } from 'amqplib';
import { PlatformModule, startApp, storeModule } from '../index';

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
    const running = await startApp(AppModule, {
      HOST: '127.0.0.1',
      PORT: 0,
      LOG_LEVEL: 'silent',
      SHUTDOWN_WAIT_MS: 0,
      SHUTDOWN_DEADLINE_MS: 1_000,
    });
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
});
