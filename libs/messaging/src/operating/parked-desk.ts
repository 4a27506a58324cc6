import type { ServiceName } from '@secop/contracts';
import type { ConsumeMessage } from 'amqplib';
import { retryExchangeOf, retryKeys } from '../topology/names';
import { PublishFailed } from '../broker/confirmed-publisher';
import type { OperatorSession } from './operator-session';
import { redriveHeader, redrivenProperties, type ParkedMessage } from './parked-message';
import { ParkedQueue } from './parked-queue';

/** Which parked messages: these ids, or all, of one type or of any. */
export interface ParkedChoice {
  /** Ids of events or hashes of bodies. Empty: all. */
  readonly ids: readonly string[];
  readonly type?: string;
}

export interface ParkedWork {
  readonly choice: ParkedChoice;
  readonly dryRun: boolean;
  /** Marks what this run put back, so that it does not meet it again. */
  readonly run: string;
  readonly signal?: AbortSignal;
  /** Told before each deed; the deed does not happen when it throws. */
  readonly before: (parked: ParkedMessage) => Promise<void>;
}

export interface ParkedOutcome {
  readonly done: readonly ParkedMessage[];
  /** Asked for, and not there. */
  readonly missing: readonly string[];
  /** The broker did not take this one back; it stays parked, and so does what comes after it. */
  readonly failed?: { readonly id: string; readonly reason: string };
  readonly interrupted: boolean;
  /** Messages that it did not come to: a walk keeps no more than some thousands in its hands. */
  readonly unseen: number;
}

type Deed = (message: ConsumeMessage) => Promise<void>;

/** What operators do with a service's parked messages. Safe to kill at any step and to run again. */
export class ParkedDesk {
  private readonly parked: ParkedQueue;

  constructor(
    private readonly session: OperatorSession,
    private readonly service: ServiceName,
  ) {
    this.parked = new ParkedQueue(session, service);
  }

  /** From the head of the queue; `depth` counts what nobody else holds. */
  async list(
    choice: ParkedChoice,
    limit: number,
  ): Promise<{ depth: number; messages: ParkedMessage[] }> {
    const depth = await this.parked.depth();
    const messages: ParkedMessage[] = [];
    await this.parked.walk(async (parked) => {
      if (fits(parked, choice)) messages.push(parked);
      return Promise.resolve(messages.length >= limit ? 'stop' : 'keep');
    });
    return { depth, messages };
  }

  /** The first with this id, and its body. */
  async find(id: string): Promise<{ parked: ParkedMessage; body: Buffer } | undefined> {
    let found: { parked: ParkedMessage; body: Buffer } | undefined;
    await this.parked.walk(async (parked, { content }) => {
      if (fits(parked, { ids: [id] })) found = { parked, body: content };
      return Promise.resolve(found ? 'stop' : 'keep');
    });
    return found;
  }

  /**
   * Back to the service, as if new, the bytes untouched: published, confirmed by a queue, and only then taken out.
   * Killed in between the message is in both places, which a consumer and a second run bear.
   */
  redrive(work: ParkedWork): Promise<ParkedOutcome> {
    const by = `ops:${work.run}`;
    return this.work(work, (message) =>
      this.session.publisher.publish({
        exchange: retryExchangeOf(this.service),
        routingKey: retryKeys.events,
        body: message.content,
        properties: redrivenProperties(message, by, new Date()),
        mandatory: true,
      }),
    );
  }

  /** Taken out for good; the entry that `before` leaves is all that remains. */
  discard(work: ParkedWork): Promise<ParkedOutcome> {
    return this.work(work, () => Promise.resolve());
  }

  private async work(work: ParkedWork, deed: Deed): Promise<ParkedOutcome> {
    const { choice, dryRun, signal, before, run } = work;
    const done: ParkedMessage[] = [];
    let failed: ParkedOutcome['failed'];
    let interrupted = false;
    const unseen = await this.parked.walk(async (parked, message) => {
      interrupted = signal?.aborted ?? false;
      if (interrupted) return 'stop';
      if (!fits(parked, choice) || comesFrom(run, message)) return 'keep';
      if (!dryRun) {
        await before(parked);
        failed = await failureOf(deed(message), parked);
        if (failed) return 'stop';
      }
      done.push(parked);
      return dryRun ? 'keep' : 'take out';
    });
    const missing = choice.ids.filter((id) => !done.some((parked) => isCalled(parked, id)));
    return { done, missing: failed || interrupted ? [] : missing, failed, interrupted, unseen };
  }
}

const isCalled = ({ id, bodyHash }: ParkedMessage, asked: string) =>
  id === asked || (/^sha256:.{16}/.test(asked) && `sha256:${bodyHash}`.startsWith(asked));

const fits = (parked: ParkedMessage, { ids, type }: ParkedChoice) =>
  (ids.length === 0 || ids.some((id) => isCalled(parked, id))) &&
  (type === undefined || parked.type === type);

/** It was put back by this very run and failed again already. */
const comesFrom = (run: string, { properties }: ConsumeMessage) =>
  properties.headers?.[redriveHeader] === `ops:${run}`;

async function failureOf(deed: Promise<void>, { id }: ParkedMessage) {
  try {
    await deed;
    return undefined;
  } catch (error) {
    if (!(error instanceof PublishFailed)) throw error;
    return { id, reason: error.reason };
  }
}
