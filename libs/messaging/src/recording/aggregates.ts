import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { Hearers } from '../relay/hearers';
import type { Relay } from '../relay/relay';
import { checkIndexes, ensureIndexes, outboxIndex } from '../store/indexes';
import type { Store } from '../store/store';
import type { StoreClock } from '../store/store-clock';
import { KeyedLock } from './keyed-lock';

/**
 * `migrate`: an index that is missing is made when the service starts (development, tests). `check`: whoever migrates
 * has made it, and a service whose store lacks one does not start.
 */
export type SchemaMode = 'migrate' | 'check';

/** What every aggregate repository needs; injectable. Makes sure of all indexes before the service starts. */
@Injectable()
export class Aggregates implements OnModuleInit {
  readonly lock = new KeyedLock();
  private readonly indexes = new Map<string, readonly mongo.IndexDescription[]>();
  private readonly versioned = new Set<string>();
  private started = false;

  constructor(
    private readonly store: Store,
    readonly clock: StoreClock,
    readonly relay: Relay,
    readonly hearers: Hearers,
    private readonly mode: SchemaMode = 'migrate',
  ) {}

  /** Native collection: majority, journaled, read from the primary; undefined fields are left out. */
  collection<T extends mongo.Document = mongo.Document>(name: string): mongo.Collection<T> {
    return this.store.collection<T>(name);
  }

  /** Declares a collection whose documents have an outbox. */
  register(collection: string, indexes: readonly mongo.IndexDescription[]): void {
    this.needIndexes(collection, [...indexes, outboxIndex]);
    this.versioned.add(collection);
    this.relay.watch(collection);
  }

  /** The collections whose documents have a version and an outbox. */
  get collections(): readonly string[] {
    return [...this.versioned];
  }

  /** Declares indexes of any other collection of the service. */
  needIndexes(collection: string, indexes: readonly mongo.IndexDescription[]): void {
    if (this.started) throw new Error(`${collection} was registered after the start`);
    this.indexes.set(collection, indexes);
  }

  /** Throws, and so keeps the service from starting, when an index is missing. */
  async onModuleInit(): Promise<void> {
    const sure = this.mode === 'migrate' ? ensureIndexes : checkIndexes;
    for (const [name, indexes] of this.indexes) await sure(this.collection(name), indexes);
    this.started = true;
  }
}
