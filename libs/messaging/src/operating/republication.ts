import { DomainError, type EventToRecord } from '@secop/contracts';
import { AggregateNotFound } from '../recording/recording.errors';
import type { Aggregates } from '../recording/aggregates';
import type { Change, Command } from '../recording/command';
import type { mongo } from 'mongoose';
import { pause } from '../timing';

const pageSize = 100;
const atOnce = 8;
/** Documents with a pending outbox above which it waits: the relay must keep up. */
const mostPending = 500;
const patience = 120_000;
/** Far below what an outbox holds, so that live changes find room beside it. */
export const eventsPerWrite = 50;

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

export interface RepublishWork {
  /** Empty: all, in the order of their ids. */
  readonly ids: readonly string[];
  /** Goes on behind this id. */
  readonly after: string;
  readonly run: string;
  readonly dryRun: boolean;
  readonly signal?: AbortSignal;
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
 * beyond the log. A page of ids at a time and no faster than the relay; killed anywhere it goes on behind the last
 * id that it named, and what is said twice is as harmless as what is delivered twice.
 */
export class Republication {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly what: Republished,
  ) {}

  async execute({
    run,
    dryRun,
    signal,
    progress,
    ...work
  }: RepublishWork): Promise<RepublishOutcome> {
    const count = { aggregates: 0, events: 0, missing: [] as string[], after: work.after };
    for await (const page of this.pages(work)) {
      if (signal?.aborted) return { ...count, stopped: 'Interrupted' };
      if (!dryRun && !(await this.relayKeepsUp(signal))) {
        return { ...count, stopped: 'The relay does not get its events to the broker' };
      }
      for (let i = 0; i < page.length; i += atOnce) {
        const ids = page.slice(i, i + atOnce);
        const recorded = await Promise.all(ids.map((id) => this.record(id, run, dryRun)));
        recorded.forEach((events, index) => {
          if (events === undefined) return void count.missing.push(ids[index]!);
          count.aggregates += 1;
          count.events += events;
        });
      }
      count.after = page.at(-1) ?? count.after;
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
    const until = performance.now() + patience;
    for (;;) {
      try {
        return await this.what.record(id, command);
      } catch (error) {
        if (error instanceof AggregateNotFound) return undefined;
        const passing = error instanceof DomainError && error.kind === 'unavailable';
        if (!passing || performance.now() > until) throw error;
        await pause(500);
      }
    }
  }

  private async relayKeepsUp(signal: AbortSignal | undefined): Promise<boolean> {
    const until = performance.now() + patience;
    const pending = () =>
      this.documents.countDocuments({ outboxAt: { $exists: true } }, { limit: mostPending + 1 });
    while ((await pending()) > mostPending) {
      if (performance.now() > until || signal?.aborted) return false;
      await pause(200);
    }
    return true;
  }

  private get documents(): mongo.Collection<Republishable> {
    return this.aggregates.collection<Republishable>(this.what.collection);
  }
}

/**
 * Records events about an aggregate whose state stays as it is: in as many writes as they need, each a command of
 * its own, so that none fills an outbox.
 */
export async function recordAgain<S extends object>(
  repository: Updates<S>,
  id: string,
  command: Command,
  eventsOf: (state: S, now: Date) => readonly EventToRecord[],
): Promise<number> {
  for (let recorded = 0; ;) {
    const part = { ...command, key: `${command.key} ${recorded}` };
    const from = recorded;
    const { answer } = await repository.update<Recorded>(id, part, (state, now) => {
      const events = eventsOf(state, now);
      const to = Math.min(events.length, from + eventsPerWrite);
      const reached = { to, all: events.length };
      if (to <= from) return { unchanged: true, answer: reached };
      return { state, events: events.slice(from, to), answer: reached };
    });
    if (!answer || answer.to <= from) return recorded;
    recorded = answer.to;
    if (recorded >= answer.all) return recorded;
  }
}

/** A repository of aggregates. */
interface Updates<S> {
  update<A>(
    id: string,
    command: Command,
    change: (state: S, now: Date) => Change<S, A>,
  ): Promise<{ readonly answer?: A }>;
}

interface Recorded {
  readonly to: number;
  readonly all: number;
}
