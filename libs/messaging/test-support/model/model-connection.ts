import type { ModelQueues } from './model-queues';

/** A process's connection for consuming, which comes back at once when it is lost. */
export class ModelConnection {
  current: { createChannel: () => Promise<unknown> } | undefined;
  private listener: (model: unknown) => void = () => undefined;
  private channels: { die: () => void }[] = [];

  constructor(private readonly queues: ModelQueues) {}

  onOpen(listener: (model: unknown) => void): void {
    this.listener = listener;
  }

  renew(): void {
    this.end();
    this.current = {
      createChannel: () => {
        const channel = this.queues.open();
        this.channels.push(channel);
        return Promise.resolve(channel);
      },
    };
    this.listener(this.current);
  }

  end(): void {
    this.current = undefined;
    this.channels.splice(0).forEach((channel) => channel.die());
  }
}
