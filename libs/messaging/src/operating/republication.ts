import { AggregateNotFound } from '../recording/recording.errors';
import type { Aggregates } from '../recording/aggregates';
import type { Command } from '../recording/command';
import type { mongo } from 'mongoose';
import { countWaiting } from '../store/indexes';
import { pause } from '../timing';
import { Pacing, type Pace } from './pacing';
import { whenAvailable } from './record-again';

const pageSize = 100;
const atOnce = 8;
/** Documents with a pending outbox above which it waits: the relay must keep up. */
const mostPending = 500;
const patience = 120_000;

interface Republishable {
  readonly _id: string;
  readonly outboxAt?: Date;
}

/** A kind of aggregate whose present state a service can say again. */
export interface Republished {
  /** As operators call it: `accounts`. */
  readonly name: string;
  readonly collection: string;
  /** Records what the aggregate is now, as new events, through the ordinary write; answers how many events. */
  record(id: string, command: Command): Promise<number>;
}

export interface RepublishWork extends Pace {
  /** Empty: all, in the order of their ids. */
  readonly ids: readonly string[];
  /** Goes on behind this id. */
  readonly after: string;
  readonly run: string;
  readonly dryRun: boolean;
  readonly progress?: (so: RepublishOutcome) => void;
}

export interface RepublishOutcome {
  readonly aggregates: number;
  readonly events: number;
  readonly missing: readonly string[];
  /** Everything up to this id is recorded: where to go on. */
  readonly after: string;
  readonly stopped?: string;
}

/**
 * Says again what a service's aggregates are, as new events of new versions, so that consumers can be rebuilt
 * beyond the log. A page of ids at a time, no faster than the relay and the consumers; killed anywhere it goes on
 * behind the last id that it named, and what is said twice is as harmless as what is delivered twice.
 */
export class Republication {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly what: Republished,
  ) {}

  async execute({ run, dryRun, progress, ...work }: RepublishWork): Promise<RepublishOutcome> {
    const count = { aggregates: 0, events: 0, missing: [] as string[], after: work.after };
    const { hearers } = this.aggregates;
    const depthOf = (queue: string) => hearers.depthOf(queue);
    const filled = { queues: hearers.queues, depthOf, underway: () => 0, stride: 1 };
    const pacing = new Pacing(filled, work);
    for await (const page of this.pages(work)) {
      for (let i = 0; i < page.length; i += atOnce) {
        const stopped = await this.reasonToStop(dryRun, pacing, work.signal);
        if (stopped !== undefined) return { ...count, stopped };
        const ids = page.slice(i, i + atOnce);
        const recorded = await Promise.all(ids.map((id) => this.record(id, run, dryRun)));
        recorded.forEach((events, index) => {
          if (events === undefined) return void count.missing.push(ids[index]!);
          count.aggregates += 1;
          count.events += events;
        });
        count.after = ids.at(-1) ?? count.after;
      }
      progress?.({ ...count });
    }
    return count;
  }

  private async *pages({
    ids,
    after,
  }: Pick<RepublishWork, 'ids' | 'after'>): AsyncGenerator<string[]> {
    if (ids.length > 0) {
      yield [...ids];
      return;
    }
    for (let last = after; ;) {
      const page = await this.documents
        .find({ _id: { $gt: last } }, { projection: { _id: 1 }, maxTimeMS: 14_000 })
        .sort({ _id: 1 })
        .limit(pageSize)
        .toArray();
      if (page.length > 0) yield page.map(({ _id }) => _id);
      if (page.length < pageSize) return;
      last = page.at(-1)?._id ?? last;
    }
  }

  /** `undefined`: there is no such aggregate. */
  private async record(id: string, run: string, dryRun: boolean): Promise<number | undefined> {
    if (dryRun)
      return (await this.documents.countDocuments({ _id: id }, { limit: 1 })) || undefined;
    const command: Command = { key: `republication ${run}`, hash: this.what.name, by: 'machine' };
    return whenAvailable(() => this.what.record(id, command)).catch((error: unknown) => {
      if (error instanceof AggregateNotFound) return undefined;
      throw error;
    });
  }

  private async reasonToStop(
    dryRun: boolean,
    pacing: Pacing,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    if (!dryRun && !(await this.relayKeepsUp(signal)) && !signal?.aborted) {
      return 'The relay does not get its events to the broker';
    }
    if (signal?.aborted) return 'Interrupted';
    return dryRun ? undefined : pacing.room();
  }

  private async relayKeepsUp(signal: AbortSignal | undefined): Promise<boolean> {
    const until = performance.now() + patience;
    const pending = () => countWaiting(this.documents, mostPending + 1);
    while ((await pending()) > mostPending) {
      if (performance.now() > until || signal?.aborted) return false;
      await pause(200, signal);
    }
    return true;
  }

  private get documents(): mongo.Collection<Republishable> {
    return this.aggregates.collection<Republishable>(this.what.collection);
  }
}
