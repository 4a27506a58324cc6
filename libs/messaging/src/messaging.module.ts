import {
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { EventTransport } from './consuming/event-transport';
import { Messaging, type MessagingOptions } from './messaging';
import { MessagingFigures } from './messaging-figures';
import { MessagingReadiness } from './messaging-readiness';
import { Aggregates } from './recording/aggregates';
import { Relay } from './relay/relay';
import { StoreClock } from './store/store-clock';

/** Starts with the application and stops in the order of a clean shutdown. */
class MessagingLifecycle
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    private readonly messaging: Messaging,
    private readonly atRest = false,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.atRest) this.messaging.start();
  }

  /** A transport that listens is closed by Nest itself, later; without one this is the relay's last moment with a store. */
  async beforeApplicationShutdown(): Promise<void> {
    const { transport } = this.messaging;
    if (transport.listening) await transport.stopTaking();
    else await this.messaging.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.messaging.close();
  }
}

/** Global: aggregates, relay, store clock, event transport and their readiness for one service. */
@Module({})
export class MessagingModule {
  /** Provided globally as `true`, it keeps everything here from starting: no connection, no relay. For who only looks. */
  static readonly atRest = Symbol('messaging at rest');

  /** Needs a mongoose connection in the application, unless `store` is false. */
  static forRoot(options: MessagingOptions): DynamicModule {
    const withStore = options.store !== false;
    const providers: Provider[] = [
      {
        provide: Messaging,
        useFactory: (connection?: Connection) => Messaging.create(options, connection),
        inject: withStore ? [getConnectionToken()] : [],
      },
      {
        provide: MessagingLifecycle,
        useFactory: (messaging: Messaging, atRest?: boolean) =>
          new MessagingLifecycle(messaging, atRest),
        inject: [Messaging, { token: MessagingModule.atRest, optional: true }],
      },
      partOf(MessagingReadiness, (messaging) => new MessagingReadiness(messaging)),
      partOf(MessagingFigures, (messaging) => new MessagingFigures(messaging)),
      partOf(EventTransport, ({ transport }) => transport),
      ...(withStore
        ? [
            partOf(Aggregates, ({ aggregates }) => aggregates),
            partOf(Relay, ({ relay }) => relay),
            partOf(StoreClock, ({ aggregates }) => aggregates?.clock),
          ]
        : []),
    ];
    return { module: MessagingModule, global: true, providers, exports: providers };
  }
}

function partOf<T>(
  token: abstract new (...args: never[]) => T,
  part: (from: Messaging) => unknown,
) {
  return { provide: token, useFactory: part, inject: [Messaging] };
}
