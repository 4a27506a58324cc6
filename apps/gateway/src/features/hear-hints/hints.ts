import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import {
  allEvents,
  metrics as catalogue,
  SessionRevokedV1,
  type DataOf,
  type EventContract,
  type ReceivedEvent,
} from '@secop/contracts';
import { subscribeToHints, type HintSubscription } from '@secop/messaging';
import { Metrics, Readiness, rotating } from '@secop/platform';
import { config, type Config } from '../../config';
import { SessionTokens } from '../exchange-session/session-tokens';
import { EventStreams } from '../stream-hints/event-streams';
import { hintIn } from '../stream-hints/hint';

/**
 * What services say to gateways. A session that identity ended loses its tokens and streams at once; open screens
 * are told what changed. Once the queue has been bound, a broker that is away does not make us unready: sessions
 * then end within the half minute that a token is kept, and screens read again when we hear again.
 */
@Injectable()
export class Hints implements OnModuleInit, OnApplicationShutdown {
  private subscription: HintSubscription | undefined;

  constructor(
    @Inject(config) private readonly config: Config,
    private readonly tokens: SessionTokens,
    private readonly streams: EventStreams,
    private readonly readiness: Readiness,
    metrics: Metrics,
  ) {
    metrics.read(catalogue.hintsConnected, () => Number(this.subscription?.ready === true));
  }

  onModuleInit(): void {
    this.subscription = subscribeToHints(
      rotating(this.config, 'RABBITMQ_URL'),
      allEvents.filter(({ hint }) => hint).map(({ type }) => type),
      (event) => this.hear(event),
      () => this.missed(),
    );
    const listens = () => (this.subscription?.ready === true ? [] : ['not listening']);
    this.readiness.register('hints', listens, { untilWell: true });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.subscription?.close();
  }

  private hear(event: ReceivedEvent): void {
    if (is(event, SessionRevokedV1)) {
      const { sessionId } = event.data;
      this.tokens.cache.revoke(sessionId, performance.now());
      this.streams.endSession(sessionId);
    }
    const hint = hintIn(event.data);
    if (hint) this.streams.tell(hint);
  }

  private missed(): void {
    this.tokens.cache.clear();
    this.streams.resync();
  }
}

const is = <Contract extends EventContract>(
  event: ReceivedEvent,
  contract: Contract,
): event is ReceivedEvent & { readonly data: DataOf<Contract> } => event.type === contract.type;
