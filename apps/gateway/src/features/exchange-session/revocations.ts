import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { SessionRevokedV1, type DataOf } from '@secop/contracts';
import { subscribeToHints, type HintSubscription } from '@secop/messaging';
import { Readiness } from '@secop/platform';
import { config, type Config } from '../../config';
import { SessionTokens } from './session-tokens';

/**
 * A session that identity ended loses its tokens here at once. Once the queue has been bound, a broker that is
 * away does not make us unready: sessions then end within the half minute that a token is kept.
 */
@Injectable()
export class Revocations implements OnModuleInit, OnApplicationShutdown {
  private hints: HintSubscription | undefined;
  private heardOnce = false;

  constructor(
    @Inject(config) private readonly config: Config,
    private readonly tokens: SessionTokens,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    const { cache } = this.tokens;
    this.hints = subscribeToHints(
      this.config.RABBITMQ_URL,
      [SessionRevokedV1.type],
      ({ data }) =>
        cache.revoke((data as DataOf<typeof SessionRevokedV1>).sessionId, performance.now()),
      () => cache.clear(),
    );
    this.readiness.register('hints', () => {
      this.heardOnce ||= this.hints?.ready === true;
      return this.heardOnce ? [] : ['not listening yet'];
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.hints?.close();
  }
}
