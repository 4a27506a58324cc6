import type { Clicked } from '../chain/clicks';
import { offer, type Offer } from '../chain/offer';
import { Stores, templateFrom, type Template } from '../chain/seeds';
import { quantile } from '../suite/statistics';
import type { AcceptancePhase } from './record';
import type { Stage } from './stage';

/** Administrators who accept, each click from the next one's session: no token is at hand, as with people. */
export class Acceptances {
  readonly name = 'product';
  private clicks = 0;
  private measured: AcceptancePhase | undefined;

  private constructor(
    private readonly stage: Stage,
    private readonly stores: Stores,
    private readonly template: Template,
  ) {}

  static async on(stage: Stage): Promise<Acceptances> {
    const { databases } = stage.deployed.product;
    const template = await templateFrom(databases, stage.first);
    return new Acceptances(stage, new Stores(databases), template);
  }

  /** The latest offer's. */
  get phase(): AcceptancePhase {
    if (!this.measured) throw new Error('Nothing has been offered');
    return this.measured;
  }

  async offer(rate: number, seconds: number): Promise<Offer> {
    const { system, sink } = this.stage;
    const ids = await this.stores.seed(this.template, Math.round(rate * seconds));
    const { outcome, phase } = await system.during(() => offer(this, sink, { ids, rate }));
    const of = (q: number) => quantile(outcome.latencies, q);
    this.measured = { ...phase, perSecond: rate, p50Ms: of(0.5), p99Ms: of(0.99) };
    return outcome;
  }

  accept(requestId: string): Promise<Clicked> {
    const { calls, cookies } = this.stage;
    const cookie = cookies[this.clicks++ % cookies.length];
    return calls.send('POST', `/access-requests/${requestId}/acceptance`, { cookie, body: {} });
  }

  close(): Promise<void> {
    return this.stores.close();
  }
}
