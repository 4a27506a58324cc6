import {
  AmqpConnection,
  MessageHandlerErrorBehavior,
  RabbitMQModule,
  RabbitSubscribe,
} from '@golevelup/nestjs-rabbitmq';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  durableQueue,
  overLibrary,
  queues,
  type Connect,
  type Library,
  type Message,
} from '../workflow/library';

const exchange = 'workflow';

const connect: Connect = async (brokerUrl, own) => {
  let library: Library | undefined;

  @Injectable()
  class Consumer {
    @RabbitSubscribe({
      exchange,
      routingKey: own?.receiver ?? 'none',
      queue: own ? queues[own.receiver] : 'none',
      queueOptions: durableQueue,
      errorBehavior: MessageHandlerErrorBehavior.REQUEUE,
    })
    async handle(message: Message): Promise<void> {
      await own!.handle(message, library!);
    }
  }
  @Module({
    imports: [
      RabbitMQModule.forRoot({
        uri: brokerUrl,
        exchanges: [{ name: exchange, type: 'topic', options: { durable: true } }],
        prefetchCount: 50,
        defaultPublishOptions: { persistent: true },
        connectionInitOptions: { wait: true },
      }),
    ],
    providers: own ? [Consumer] : [],
  })
  class App {}
  const app = await NestFactory.createApplicationContext(App);
  const connection = app.get(AmqpConnection);
  library = {
    publish: (to, message) => connection.publish(exchange, to, message),
    stop: () => app.close(),
  };
  await app.init();
  return library;
};

export const contestant = overLibrary(connect);
