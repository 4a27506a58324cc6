import { BrokerAsPromised, withDefaultConfig, type BrokerConfig, type Recovery } from 'rascal';
import {
  durableQueue,
  overLibrary,
  type Connect,
  type Library,
  type Message,
} from '../workflow/library';

const config = (brokerUrl: string): BrokerConfig => ({
  vhosts: {
    [decodeURIComponent(new URL(brokerUrl).pathname.slice(1))]: {
      connection: { url: brokerUrl },
      exchanges: { workflow: { type: 'topic' } },
      queues: {
        accounts: { options: durableQueue },
        notifier: { options: durableQueue },
      },
      bindings: {
        accounts: { source: 'workflow', destination: 'accounts', bindingKey: 'accounts' },
        notifier: { source: 'workflow', destination: 'notifier', bindingKey: 'notifier' },
      },
      publications: {
        accounts: { exchange: 'workflow', routingKey: 'accounts' },
        notifier: { exchange: 'workflow', routingKey: 'notifier' },
      },
      subscriptions: {
        accounts: { queue: 'accounts', prefetch: 50 },
        notifier: { queue: 'notifier', prefetch: 50 },
      },
    },
  },
});

const connect: Connect = async (brokerUrl, own) => {
  const broker = await BrokerAsPromised.create(withDefaultConfig(config(brokerUrl)));
  broker.on('error', (error: Error) => console.error(error.message));
  const library: Library = {
    publish: async (to, message) => {
      const publication = await broker.publish(to, message);
      await new Promise<void>((resolve, reject) => {
        // A returned message is confirmed too; its return comes first.
        publication
          .on('return', () => reject(new Error('returned')))
          .on('success', () => resolve())
          .on('error', reject);
      });
    },
    stop: () => broker.shutdown(),
  };
  if (!own) return library;
  const subscription = await broker.subscribe(own.receiver);
  const again = [
    { strategy: 'republish', defer: 1_000, attempts: 10 },
    { strategy: 'nack' },
  ] as Recovery[];
  subscription
    .on('message', (_message, content, ackOrNack) => {
      own.handle(content as Message, library).then(
        () => ackOrNack(),
        (error: Error) => ackOrNack(error, again),
      );
    })
    .on('invalid_content', (error, _message, ackOrNack) => ackOrNack(error, { strategy: 'nack' }))
    .on('error', (error: Error) => console.error(error.message));
  return library;
};

export const contestant = overLibrary(connect);
