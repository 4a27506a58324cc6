import type { EventToRecord, ServiceName } from '@secop/contracts';
import type { mongo } from 'mongoose';

/** What asks for a change. The same `key` with the same `hash` is answered from the record, never run twice. */
export interface Command {
  /** Unique per command: for people a hash of (user, method, route, target, idempotency key), else the event's id. */
  readonly key: string;
  /** Hash of what is asked. The same key with another hash is refused. */
  readonly hash: string;
  /** `machine`: events, timers and operators. The last 32 of each kind are remembered apart. */
  readonly by: 'person' | 'machine';
}

/** What a pure change decided: the new state with what happened, or that nothing has to happen. */
export type Change<S, A = unknown> =
  | { readonly state: S; readonly events: readonly EventToRecord[]; readonly answer?: A }
  | { readonly unchanged: true; readonly answer?: A };

/** The first state of an aggregate, with what happened. */
export interface Creation<S, A = unknown> {
  readonly state: S;
  readonly events: readonly EventToRecord[];
  readonly answer?: A;
}

/** An aggregate as it is stored; the version grows by one with every change, from 1. */
export interface Stored<S> {
  readonly id: string;
  readonly version: number;
  readonly state: S;
}

/** `replayed`: the command had been written before, `answer` is the recorded one and `state` is today's. */
export interface Written<S, A> extends Stored<S> {
  readonly answer: A | undefined;
  readonly outcome: 'written' | 'unchanged' | 'replayed';
}

export interface AggregateOptions {
  readonly collection: string;
  /** The service that says the events of this aggregate. */
  readonly source: ServiceName;
  /** The aggregate's own indexes, each with a `name`; the outbox index is added. */
  readonly indexes: readonly mongo.IndexDescription[];
}
