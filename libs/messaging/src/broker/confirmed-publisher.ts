import type { ConfirmChannel, Options } from 'amqplib';
import type { Backoff } from '../timing';
import type { BrokerConnection } from './broker-connection';
import { KeptChannel } from './kept-channel';

export interface Publication {
  readonly exchange: string;
  readonly routingKey: string;
  readonly body: Buffer;
  readonly properties: Options.Publish;
  /** A message that reaches no queue is a failure. */
  readonly mandatory: boolean;
}

/**
 * `returned`: no queue took it. `unheard`: one of those that must take it has no binding. `refused`: the broker said no. `unconfirmed`: no answer in time, it may or may not
 * be there. `disconnected`, `blocked`: the broker takes nothing at all now.
 */
export type PublishFailure = ChannelFailure | 'unheard';
type ChannelFailure = 'returned' | 'refused' | 'unconfirmed' | 'disconnected' | 'blocked';

export class PublishFailed extends Error {
  constructor(readonly reason: PublishFailure) {
    super(`The publication failed: ${reason}`);
    this.name = 'PublishFailed';
  }
}

interface Open {
  readonly channel: ConfirmChannel;
  returned: boolean;
}

/** Ties a returned message to its publication; one event may be on its way twice. */
const publicationHeader = 'secop-publication';

/** A channel on which every publication ends as confirmed by the broker or as `PublishFailed`; nothing is buffered. */
export class ConfirmedPublisher {
  /** How publications ended since the start. */
  readonly outcomes: Record<'confirmed' | ChannelFailure, number> = {
    confirmed: 0,
    returned: 0,
    refused: 0,
    unconfirmed: 0,
    disconnected: 0,
    blocked: 0,
  };
  private readonly kept: KeptChannel<ConfirmChannel>;
  private readonly open = new Map<number, Open>();
  private idle: (() => void)[] = [];
  private count = 0;

  constructor(
    private readonly connection: BrokerConnection,
    readonly name: string,
    private readonly deadline: number,
    backoff: Backoff,
  ) {
    this.kept = new KeptChannel(
      connection,
      { name, open: (model) => model.createConfirmChannel(), setUp: (c) => this.listen(c) },
      backoff,
    );
  }

  start(): void {
    this.kept.start();
  }

  get ready(): boolean {
    return this.kept.current !== undefined && !this.connection.blocked;
  }

  /** Publications that are not answered yet. */
  get pending(): number {
    return this.open.size;
  }

  async publish(publication: Publication): Promise<void> {
    const channel = this.kept.current;
    if (!channel) throw this.refusal('disconnected');
    if (this.connection.blocked) throw this.refusal('blocked');
    const number = (this.count += 1);
    const state: Open = { channel, returned: false };
    this.open.set(number, state);
    try {
      await this.send(channel, number, state, publication);
      this.outcomes.confirmed += 1;
    } catch (error) {
      this.outcomes[(error as { reason: ChannelFailure }).reason] += 1;
      throw error;
    } finally {
      this.open.delete(number);
      if (this.open.size === 0) this.idle.splice(0).forEach((resolve) => resolve());
    }
  }

  /** Waits until every publication is answered or overdue. */
  async settled(): Promise<void> {
    if (this.open.size > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  close(): Promise<void> {
    return this.kept.close();
  }

  private send(
    channel: ConfirmChannel,
    number: number,
    state: Open,
    { exchange, routingKey, body, properties, mandatory }: Publication,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new PublishFailed('unconfirmed')), this.deadline);
      const confirmed = (error: unknown) => {
        clearTimeout(late);
        if (error)
          reject(new PublishFailed(this.kept.current === channel ? 'refused' : 'disconnected'));
        else if (state.returned) reject(new PublishFailed('returned'));
        else resolve();
      };
      const headers = { ...(properties.headers as object), [publicationHeader]: number };
      try {
        channel.publish(
          exchange,
          routingKey,
          body,
          { ...properties, headers, mandatory },
          confirmed,
        );
      } catch {
        clearTimeout(late);
        reject(new PublishFailed(this.kept.current === channel ? 'refused' : 'disconnected'));
      }
    });
  }

  private refusal(reason: ChannelFailure): PublishFailed {
    this.outcomes[reason] += 1;
    return new PublishFailed(reason);
  }

  /** A return comes before the confirm of the same message. */
  private listen(channel: ConfirmChannel): Promise<void> {
    channel.on(
      'return',
      ({ properties }: { properties: { headers?: Record<string, unknown> } }) => {
        const state = this.open.get(Number(properties.headers?.[publicationHeader]));
        if (state?.channel === channel) state.returned = true;
      },
    );
    return Promise.resolve();
  }
}
