/** The bare side: amqplib, prefetch 50, JSON.parse, ack. */
import { connect } from 'amqplib';
import { required, serve } from '../workers/serve';
import { Counted } from './counted';
import { queue } from './events';

serve(async ({ messages }: { messages: number }) => {
  const counted = new Counted(messages);
  const connection = await connect(required('RABBITMQ_URL'));
  const channel = await connection.createChannel();
  await channel.prefetch(50);
  await channel.consume(queue, (message) => {
    if (!message) return;
    JSON.parse(message.content.toString('utf8'));
    channel.ack(message);
    counted.one();
  });
  const milliseconds = await counted.finished;
  await connection.close();
  return milliseconds;
});
