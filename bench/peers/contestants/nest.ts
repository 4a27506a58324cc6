import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ClientProxyFactory,
  Ctx,
  EventPattern,
  Payload,
  RmqContext,
  Transport,
  type RmqOptions,
} from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { queues, type Connect, type Library, type Message } from '../workflow/library';

type Options = NonNullable<RmqOptions['options']>;

/** The stock transport: one queue per receiver, which client and server both declare. */
export function overNest(
  options: Options,
  settle: (context: RmqContext, error: unknown) => void,
): Connect {
  const at = (brokerUrl: string, queue: string): RmqOptions => ({
    transport: Transport.RMQ,
    options: { ...options, urls: [brokerUrl], queue },
  });
  return async (brokerUrl, own) => {
    const clients = {
      accounts: ClientProxyFactory.create(clientOf(at(brokerUrl, queues.accounts))),
      notifier: ClientProxyFactory.create(clientOf(at(brokerUrl, queues.notifier))),
    };
    const servers: INestMicroservice[] = [];
    const library: Library = {
      publish: (to, message) => lastValueFrom(clients[to].emit<unknown>('message', message)),
      stop: async () => {
        await Promise.all(servers.map((server) => server.close()));
        for (const client of Object.values(clients)) await client.close();
      },
    };
    if (!own) await clients.accounts.connect();
    if (!own) return library;

    @Controller()
    class Consumer {
      @EventPattern('message')
      async handle(@Payload() message: Message, @Ctx() context: RmqContext) {
        await own!.handle(message, library).then(
          () => settle(context, undefined),
          (error: unknown) => {
            settle(context, error);
            throw error;
          },
        );
      }
    }
    @Module({ controllers: [Consumer] })
    class App {}
    const server = await NestFactory.createMicroservice(App, at(brokerUrl, queues[own.receiver]));
    servers.push(server);
    await server.listen();
    return library;
  };
}

/** A client's `noAck` speaks of the reply queue, which the broker insists on being without acknowledgements. */
function clientOf({ options, ...rest }: RmqOptions): RmqOptions {
  return { ...rest, options: { ...options, noAck: true } };
}
