import { say } from '@secop/dev';
import type { Plan } from '../suite/plan';
import type { Offer } from './offer';
import type { System } from './systems';

const step = 1.25;
const smallStep = 0.92;
const leastRate = 3;

/** Everything was accepted, and at the end no more than a second's worth was still without its mail. */
export const keptUp = ({ offered, accepted, backlog, seconds }: Offer): boolean =>
  accepted === offered && backlog <= offered / seconds;

/** The highest rate that a system holds: upwards in short probes until one fails, then held for long. */
export class RateSearch {
  private rising = true;
  private found: number | undefined;

  constructor(
    private readonly system: Pick<System, 'name' | 'offer'>,
    private readonly plan: Plan['sustained'],
    private rate = 20,
  ) {}

  /** NaN: it holds nothing. `undefined` as long as the search goes on. */
  get result(): number | undefined {
    return this.found;
  }

  /** One measurement; searches of several systems take turns. */
  async next(): Promise<void> {
    const { probeSeconds, holdSeconds } = this.plan;
    const kept = await this.holds(this.rising ? probeSeconds : holdSeconds);
    if (this.rising && kept) this.rate *= step;
    else if (this.rising) {
      this.rising = false;
      this.rate /= Math.sqrt(step);
    } else if (kept) this.found = this.rate;
    else this.rate *= smallStep;
    if (this.rate < leastRate) this.found ??= NaN;
  }

  private async holds(seconds: number): Promise<boolean> {
    const result = await this.system.offer(this.rate, seconds);
    const kept = keptUp(result);
    const ending = kept ? 'holds' : `${result.backlog} behind, ${result.refused} refused`;
    say('sustained', `${this.system.name}: ${this.rate.toFixed(1)}/s for ${seconds} s: ${ending}`);
    return kept;
  }
}
