import type { Contestant, Running, Wiring } from './wiring';

/** A message of the small workflow. */
export interface Message {
  readonly id: string;
}

export const queues = { accounts: 'accounts', notifier: 'notifier' } as const;
export type Receiver = keyof typeof queues;

/** A connection of a library that publishes, and perhaps consumes its own queue. */
export interface Library extends Running {
  /** Resolves when the library says that the message is out. */
  publish(to: Receiver, message: Message): Promise<unknown>;
}

export type Handle = (message: Message, library: Library) => Promise<unknown>;
export type Connect = (
  brokerUrl: string,
  own?: { receiver: Receiver; handle: Handle },
) => Promise<Library>;

/** What these libraries leave to their users: write first, then publish. */
export function overLibrary(connect: Connect): Contestant {
  return {
    async requests({ brokerUrl, effects }: Wiring) {
      const library = await connect(brokerUrl);
      return {
        accept: async (id) => {
          await effects.accept(id);
          await library.publish('accounts', { id });
        },
        stop: () => library.stop(),
      };
    },
    accounts: ({ brokerUrl, effects }) =>
      connect(brokerUrl, {
        receiver: 'accounts',
        handle: async ({ id }, library) => {
          await effects.grant(id);
          await library.publish('notifier', { id });
        },
      }),
    notifier: ({ brokerUrl, effects }) =>
      connect(brokerUrl, { receiver: 'notifier', handle: ({ id }) => effects.mail(id) }),
  };
}

/** Queues that survive the broker, a bound on deliveries of one message, and a place for what cannot be handled. */
export const durableQueue = {
  durable: true,
  arguments: {
    'x-queue-type': 'quorum',
    'x-delivery-limit': 20,
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': 'dead-letters',
  },
};
