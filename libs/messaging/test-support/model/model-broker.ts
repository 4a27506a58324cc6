import { PublishFailed, type Publication } from '../../src/broker/confirmed-publisher';

/** What becomes of a publication. `late`: it arrived, and the confirm did not come in time; `lost`: neither. */
export const fates = ['confirmed', 'returned', 'refused', 'late', 'lost'] as const;
export type Fate = (typeof fates)[number];

interface Waiting {
  readonly publisher: object;
  readonly publication: Publication;
  readonly answer: (fate: Fate) => void;
}

const failures = {
  returned: 'returned',
  refused: 'refused',
  late: 'unconfirmed',
  lost: 'unconfirmed',
} as const;

/** A broker that answers a publication when the test says so, and remembers what its queues took. */
export class ModelBroker {
  /** Whatever arrived, in that order, each as often as it came. */
  readonly arrived: Publication[] = [];
  /** Ids of what was confirmed and not returned: these alone may be forgotten by the publisher. */
  readonly safe = new Set<string>();
  /** Nobody waits any more: everything is confirmed at once. */
  obliging = false;
  private waiting: Waiting[] = [];

  constructor(private readonly onArrival: (publication: Publication) => void = () => undefined) {}

  publish(publisher: object, publication: Publication): Promise<void> {
    return new Promise((resolve, reject) => {
      const answer = (fate: Fate) => {
        if (fate === 'confirmed' || fate === 'late') this.arrive(publication);
        if (fate === 'confirmed') this.safe.add(publication.properties.messageId!);
        if (fate === 'confirmed') resolve();
        else reject(new PublishFailed(failures[fate]));
      };
      if (this.obliging) answer('confirmed');
      else this.waiting.push({ publisher, publication, answer });
    });
  }

  /** Answers one of those that wait, if any does. */
  answer(which: number, fate: Fate): void {
    if (this.waiting.length === 0) return;
    const [chosen] = this.waiting.splice(which % this.waiting.length, 1);
    chosen!.answer(fate);
  }

  /** The publisher is dead: what it had under way may have arrived, and nobody hears of it. */
  lose(publisher: object, arrives: boolean): void {
    const gone = this.waiting.filter((waiting) => waiting.publisher === publisher);
    this.waiting = this.waiting.filter((waiting) => waiting.publisher !== publisher);
    if (arrives) gone.forEach(({ publication }) => this.arrive(publication));
  }

  private arrive(publication: Publication): void {
    this.arrived.push(publication);
    this.onArrival(publication);
  }
}
