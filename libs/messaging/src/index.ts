import type { EventContract, EventToRecord, ReceivedEvent, ServiceName } from '@secop/contracts';
import type { DynamicModule } from '@nestjs/common';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { Server } from '@nestjs/microservices';
import type { Binary, Collection, Document, IndexDescription } from 'mongodb';
import type { AggregateOptions, Change, Command, Creation, Stored, Written } from './recording/command';

export type {
  AggregateOptions,
  Change,
  Command,
  Creation,
  Stored,
  Written,
} from './recording/command';
export { AggregateNotFound, DuplicateKey } from './recording/recording.errors';

/** The store's time, never the process's. */
export declare class StoreClock {
  now(): Date;
}

/** Publishes outboxes. */
export declare class Relay {
  /** Publishes the outboxes of these documents now; the poll catches the rest. */
  ring(collection: string, ids: readonly string[]): void;
  /** The poll also looks into this collection. Its documents need `outbox`, `outboxAt` and `outboxIndex`. */
  watch(collection: string): void;
}

/** What an aggregate repository needs: connection, clock, relay. Injectable. */
export declare class Aggregates {
  readonly clock: StoreClock;
  readonly relay: Relay;
  /** Native collection: majority, journaled, read from the primary, undefined fields left out. */
  collection<T extends Document = Document>(name: string): Collection<T>;
}

export declare abstract class AggregateRepository<S extends object> {
  constructor(aggregates: Aggregates, options: AggregateOptions);
  find(id: string): Promise<Stored<S> | undefined>;
  create<A>(
    id: string,
    command: Command,
    build: (now: Date) => Creation<S, A>,
  ): Promise<Written<S, A>>;
  update<A>(
    id: string,
    command: Command,
    change: (state: S, now: Date, version: number) => Change<S, A>,
  ): Promise<Written<S, A>>;
  createOrUpdate<A>(
    id: string,
    command: Command,
    change: (state: S | undefined, now: Date, version: number) => Change<S, A>,
  ): Promise<Written<S, A>>;
  protected get collection(): Collection;
  static toStored<S>(document: Document): Stored<S>;
}

export interface OutboxEntry {
  id: string;
  type: string;
  v: number;
  at: Date;
  body: Binary;
  headers: Record<string, string>;
}
export declare function outboxEntries(
  events: readonly EventToRecord[],
  recorded: { subject: string; version: number; now: Date; source: ServiceName },
): OutboxEntry[];
export declare const outboxIndex: IndexDescription;
/** Creates the indexes and checks that every one is really there; throws otherwise. */
export declare function ensureIndexes(
  collection: Collection,
  indexes: readonly IndexDescription[],
): Promise<void>;

/** Options for `MongooseModule.forRoot(uri, storeConnectionOptions)`: short deadlines, no automatic indexes. */
export declare const storeConnectionOptions: {
  autoIndex: false;
  autoCreate: false;
  bufferCommands: false;
  serverSelectionTimeoutMS: number;
  socketTimeoutMS: number;
};

export declare function OnEvent(contract: EventContract): MethodDecorator;
export type { ReceivedEvent };

/** `app.connectMicroservice({ strategy: app.get(EventTransport) })`; connect it in services without handlers too. */
export declare class EventTransport extends Server implements CustomTransportStrategy {
  listen(callback: (error?: unknown) => void): void;
  close(): Promise<void>;
  on(): never;
  unwrap<T>(): T;
}

/** Why this process should not get work now; empty means ready. */
export declare class MessagingReadiness {
  problems(): string[];
}

export interface MessagingOptions {
  readonly service: ServiceName | 'gateway';
  readonly rabbitmqUrl: string;
  /** `http://host:15672`; user and password default to the broker's. */
  readonly managementUrl?: string;
  readonly topology: 'declare' | 'check';
  /** False: no aggregates, no relay. */
  readonly store?: boolean;
}
export declare class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule;
}

export declare function declareTopology(url: string): Promise<void>;

export interface Trace {
  readonly correlationId: string;
  readonly causationId?: string;
  /** W3C trace context. */
  readonly traceparent: string;
}
/** The trace of the running request or delivery; outside of both a new one. */
export declare function currentTrace(): Trace;
export declare function runWithTrace<T>(trace: Trace, fn: () => T): T;
/** A trace for a new request: keeps a valid incoming `traceparent`'s trace id. */
export declare function startTrace(incoming?: { traceparent?: string; correlationId?: string }): Trace;
/** The 32 hexadecimal digits of the trace id. */
export declare function traceIdOf(trace: Trace): string;

export interface HintSubscription {
  /** Bound and consuming now. */
  readonly ready: boolean;
  close(): Promise<void>;
}
/** `onGap` runs each time the queue was lost and is bound again: hints in between were missed. */
export declare function subscribeToHints(
  url: string,
  types: readonly string[],
  onHint: (event: ReceivedEvent) => void,
  onGap: () => void,
): HintSubscription;
