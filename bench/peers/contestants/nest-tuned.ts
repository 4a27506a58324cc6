import type { RmqContext } from '@nestjs/microservices';
import type { Channel, Message } from 'amqplib';
import { durableQueue, overLibrary } from '../workflow/library';
import { overNest } from './nest';

const settle = (context: RmqContext, error: unknown): void => {
  const channel = context.getChannelRef() as Channel;
  const message = context.getMessage() as Message;
  if (error) channel.nack(message, false, true);
  else channel.ack(message);
};

export const contestant = overLibrary(
  overNest(
    { noAck: false, persistent: true, prefetchCount: 50, queueOptions: durableQueue },
    settle,
  ),
);
