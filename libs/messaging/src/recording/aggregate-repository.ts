import { DomainError } from '@secop/contracts';
import type { mongo } from 'mongoose';
import { duplicateKeyIndex } from '../store/duplicate-key';
import { isLostRace, isStoreGone, isUnknownOutcome, StoreUnavailable } from '../store/store-errors';
import { pause } from '../timing';
import {
  newDocument,
  pendingOutbox,
  recordedCommand,
  stateOnly,
  toStored,
  updateOf,
  type AggregateDocument,
} from './aggregate-document';
import type { Aggregates } from './aggregates';
import type { AggregateOptions, Change, Command, Creation, Stored, Written } from './command';
import { outboxEntries, type OutboxEntry } from './outbox-entry';
import { AggregateNotFound, DuplicateKey } from './recording.errors';

const maximumTries = 10;
const maximumSilences = 3;

/** What publishing and answering need of a document that was written. */
type Changed = Readonly<Record<string, unknown>> & Pick<AggregateDocument, '_id' | 'v' | 'outbox'>;
/** What one try came to: done, or another writer was faster. */
type Try<S, A> = Written<S, A> | 'lost';
/** `undefined` state: there is no such aggregate. */
type Decide<S, A> = (state: S | undefined, now: Date, version: number) => Change<S, A>;

/**
 * A collection of aggregates. Every change is one write of one document: the state, the command that asked for it
 * and the events that it causes, guarded by the version.
 */
export abstract class AggregateRepository<S extends object> {
  /** What an unchanged aggregate was read from. */
  private readonly readings = new WeakMap<object, AggregateDocument>();

  protected constructor(
    private readonly aggregates: Aggregates,
    private readonly options: AggregateOptions,
  ) {
    aggregates.register(options.collection, options.indexes);
  }

  /** For the service's own queries; state fields lie at the top of a document, read it with `toStored`. */
  protected get collection(): mongo.Collection {
    return this.aggregates.collection(this.options.collection);
  }

  static toStored<S>(this: void, document: mongo.Document): Stored<S> {
    return toStored<S>(document);
  }

  async find(id: string): Promise<Stored<S> | undefined> {
    const document = await this.documents.findOne({ _id: id }, { projection: stateOnly });
    return document ? toStored<S>(document) : undefined;
  }

  /**
   * Writes a new aggregate. The same command again gets the recorded answer.
   * @throws DuplicateKey `_id_` when another command created it, else the name of a unique index, or `unknown`
   */
  async create<A>(
    id: string,
    command: Command,
    build: (now: Date) => Creation<S, A>,
  ): Promise<Written<S, A>> {
    return this.write(id, async (tries) => {
      const present = tries > 1 ? await this.documents.findOne({ _id: id }) : undefined;
      if (present) return this.replay(present, command) ?? refuse('_id_');
      const now = this.aggregates.clock.now();
      try {
        return await this.insert(id, command, build(now), now);
      } catch (error) {
        if (!(error instanceof DuplicateKey)) throw error;
        const earlier = await this.documents.findOne({ _id: id });
        if (earlier) return this.replay(earlier, command) ?? refuse('_id_', error);
        if (error.index === '_id_') return 'lost';
        throw error;
      }
    });
  }

  /**
   * Loads, applies the pure `change` and writes; starts over when another writer was faster. A field that is still
   * the same object is not written: `change` must not alter in place what it is given. `known`, as an update that
   * left it unchanged answered it moments ago, saves the first reading.
   * @throws AggregateNotFound, DuplicateKey, DomainError `command.contended`, `outbox.full`, `service.overloaded`,
   * `idempotency-key.reused`, `dependency.unavailable`
   */
  async update<A>(
    id: string,
    command: Command,
    change: (state: S, now: Date, version: number) => Change<S, A>,
    known?: Stored<S>,
  ): Promise<Written<S, A>> {
    const decide: Decide<S, A> = (state, now, version) => {
      if (state === undefined) throw new AggregateNotFound(this.options.collection, id);
      return change(state, now, version);
    };
    return this.change<A>(id, command, decide, known && this.readings.get(known));
  }

  /** As `update`; a missing aggregate is `undefined`, version 0, and stays so if the change leaves it unchanged. */
  async createOrUpdate<A>(
    id: string,
    command: Command,
    change: Decide<S, A>,
  ): Promise<Written<S, A>> {
    return this.change(id, command, change);
  }

  private change<A>(
    id: string,
    command: Command,
    decide: Decide<S, A>,
    known?: AggregateDocument,
  ): Promise<Written<S, A>> {
    return this.write(id, async (tries) => {
      const document = (tries === 1 && known) || (await this.documents.findOne({ _id: id }));
      const replayed = document && this.replay<A>(document, command);
      if (replayed) return replayed;
      const now = this.aggregates.clock.now();
      const stored = document ? toStored<S>(document) : undefined;
      const version = stored?.version ?? 0;
      const decided = decide(stored?.state, now, version);
      if ('unchanged' in decided) {
        const state = stored?.state as S;
        const { answer } = decided;
        const unchanged = { id, version, state, answer, outcome: 'unchanged' } as const;
        if (document) this.readings.set(unchanged, document);
        return unchanged;
      }
      if (document) return this.replace(document, command, decided, now);
      return this.insert(id, command, decided, now).catch(async (error: unknown) => {
        if (!(error instanceof DuplicateKey)) throw error;
        if (error.index === '_id_' || (await this.find(id))) return 'lost' as const;
        throw error;
      });
    });
  }

  /** Tries until it is written. After an unknown outcome the next try looks for its own command first. */
  private async write<A>(
    id: string,
    attempt: (tries: number) => Promise<Try<S, A>>,
  ): Promise<Written<S, A>> {
    return this.aggregates.lock.run(`${this.options.collection}/${id}`, async () => {
      let silences = 0;
      for (let tries = 1; tries <= maximumTries; tries += 1) {
        try {
          const result = await attempt(tries).catch(losingConflicts);
          if (result !== 'lost') return silences > 0 ? asWritten(result) : result;
        } catch (error) {
          if (!isUnknownOutcome(error)) throw error;
          silences += 1;
          if (isStoreGone(error) || silences >= maximumSilences) throw new StoreUnavailable(error);
        }
        await pause(Math.random() * 5 * tries);
      }
      throw new DomainError('unavailable', 'command.contended');
    });
  }

  private async insert<A>(
    id: string,
    command: Command,
    creation: Creation<S, A>,
    now: Date,
  ): Promise<Written<S, A>> {
    const entries = this.entries(id, 1, creation, now);
    const document = newDocument(id, command, creation, entries, now);
    this.aggregates.relay.admission.check(command);
    await this.documents.insertOne(document).catch(namingDuplicates);
    return this.written(document, creation.answer);
  }

  private async replace<A>(
    document: AggregateDocument,
    command: Command,
    creation: Creation<S, A>,
    now: Date,
  ): Promise<Try<S, A>> {
    const { _id, v } = document;
    const entries = this.entries(_id, v + 1, creation, now);
    const update = updateOf(document, command, creation, entries, now);
    this.aggregates.relay.admission.check(command);
    const outbox = await this.guarded({ _id, v }, update, document, entries);
    if (!outbox) return 'lost';
    return this.written({ ...creation.state, _id, v: v + 1, outbox }, creation.answer);
  }

  /** Answers what waits in the outbox afterwards, if the guard held. Only an outbox that was not empty is asked for. */
  private async guarded(
    guard: Pick<AggregateDocument, '_id' | 'v'>,
    update: mongo.UpdateFilter<AggregateDocument>,
    { outbox = [] }: AggregateDocument,
    entries: readonly OutboxEntry[],
  ): Promise<readonly OutboxEntry[] | undefined> {
    if (outbox.length === 0) {
      const { modifiedCount } = await this.documents
        .updateOne(guard, update)
        .catch(namingDuplicates);
      return modifiedCount === 1 ? entries : undefined;
    }
    const written = await this.documents
      .findOneAndUpdate(guard, update, { returnDocument: 'after', projection: pendingOutbox })
      .catch(namingDuplicates);
    return written?.outbox;
  }

  private written<A>(document: Changed, answer: A | undefined): Written<S, A> {
    this.aggregates.relay.publish(this.options.collection, document);
    return { ...toStored<S>(document), answer, outcome: 'written' };
  }

  private replay<A>(document: AggregateDocument, command: Command): Written<S, A> | undefined {
    const recorded = recordedCommand(document, command);
    if (!recorded) return undefined;
    this.aggregates.relay.publish(this.options.collection, document);
    return { ...toStored<S>(document), answer: recorded.answer as A, outcome: 'replayed' };
  }

  private entries(id: string, version: number, { events }: Creation<S>, now: Date) {
    return outboxEntries(events, { subject: id, version, now, source: this.options.source });
  }

  private get documents(): mongo.Collection<AggregateDocument> {
    return this.aggregates.collection<AggregateDocument>(this.options.collection);
  }
}

/** Found again after a silence of the store, the command was written by this very call. */
const asWritten = <S, A>(result: Written<S, A>): Written<S, A> =>
  result.outcome === 'replayed' ? { ...result, outcome: 'written' } : result;

function refuse(index: string, cause?: unknown): never {
  throw new DuplicateKey(index, { cause });
}

function losingConflicts(error: unknown): 'lost' {
  if (isLostRace(error)) return 'lost';
  throw error;
}

function namingDuplicates(error: unknown): never {
  const index = duplicateKeyIndex(error);
  throw index === undefined ? error : new DuplicateKey(index, { cause: error });
}
