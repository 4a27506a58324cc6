import { DomainError } from '@secop/contracts';
import type { mongo } from 'mongoose';
import type { Command, Creation, Stored } from './command';
import type { OutboxEntry } from './outbox-entry';

/** A command that was written, with what was answered. */
export interface HandledCommand {
  readonly key: string;
  readonly hash: string;
  readonly answer?: unknown;
}

/** State fields lie at the top, beside the bookkeeping. */
export interface AggregateDocument {
  readonly _id: string;
  readonly v: number;
  readonly created: HandledCommand;
  readonly handled: readonly HandledCommand[];
  readonly handledByMachines: readonly HandledCommand[];
  readonly outbox: readonly OutboxEntry[];
  readonly outboxAt?: Date;
  readonly [field: string]: unknown;
}

const bookkeeping = [
  '_id',
  'v',
  'created',
  'handled',
  'handledByMachines',
  'outbox',
  'outboxAt',
  'relay',
] as const;
const reserved: ReadonlySet<string> = new Set(bookkeeping);

/** Leaves out what only the relay and the commands need. */
export const stateOnly = Object.freeze({
  created: 0,
  handled: 0,
  handledByMachines: 0,
  outbox: 0,
  outboxAt: 0,
  relay: 0,
});

export const pendingOutbox = Object.freeze({ outbox: 1 });

const remembered = 32;
const maximumEntries = 200;
/** Far below the store's limit of 16 MiB for a document. */
const maximumOutboxBytes = 8 * 1024 * 1024;
/** Time for the bell; then the poll looks, wherever the bell failed. */
export const bellDeadline = 2_000;

export function toStored<S>(document: Readonly<Record<string, unknown>>): Stored<S> {
  const state = Object.fromEntries(
    Object.entries(document).filter(([name]) => !reserved.has(name)),
  );
  return { id: document._id as string, version: document.v as number, state: state as S };
}

/** The command as it was recorded in this document, if it was. Throws `idempotency-key.reused`. */
export function recordedCommand(
  document: AggregateDocument,
  command: Command,
): HandledCommand | undefined {
  const found = [
    document.created,
    ...(document.handled ?? []),
    ...(document.handledByMachines ?? []),
  ].find(({ key }) => key === command.key);
  if (found && found.hash !== command.hash) {
    throw new DomainError('invalid', 'idempotency-key.reused');
  }
  return found;
}

export function newDocument(
  id: string,
  command: Command,
  { state, answer }: Creation<object>,
  entries: readonly OutboxEntry[],
  now: Date,
): AggregateDocument {
  assertRoom([], entries);
  return {
    _id: id,
    v: 1,
    ...stateFields(state),
    created: { key: command.key, hash: command.hash, answer },
    handled: [],
    handledByMachines: [],
    outbox: entries,
    ...(entries.length > 0 ? { outboxAt: new Date(now.getTime() + bellDeadline) } : {}),
  };
}

/** The compare-and-set update that turns `document` into the next version: classic operators only. */
export function updateOf(
  document: AggregateDocument,
  command: Command,
  { state, answer }: Creation<object>,
  entries: readonly OutboxEntry[],
  now: Date,
): mongo.UpdateFilter<AggregateDocument> {
  assertRoom(document.outbox ?? [], entries);
  const fields = stateFields(state);
  const changed = Object.entries(fields).filter(([name, value]) => document[name] !== value);
  const gone = Object.keys(document).filter((name) => !reserved.has(name) && !(name in fields));
  const handled = { key: command.key, hash: command.hash, answer };
  const list = command.by === 'person' ? 'handled' : 'handledByMachines';
  const update: mongo.Document = {
    ...(changed.length > 0 ? { $set: Object.fromEntries(changed) } : {}),
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((name) => [name, ''])) } : {}),
    $inc: { v: 1 },
    $push: {
      [list]: { $each: [handled], $slice: -remembered },
      ...(entries.length > 0 ? { outbox: { $each: entries } } : {}),
    },
    ...(entries.length > 0 ? { $min: { outboxAt: new Date(now.getTime() + bellDeadline) } } : {}),
  };
  return update;
}

function stateFields(state: object): Record<string, unknown> {
  const fields = Object.entries(state).filter(([, value]) => value !== undefined);
  const taken = fields.find(([name]) => reserved.has(name));
  if (taken) throw new Error(`The state must not have a field named ${taken[0]}`);
  return Object.fromEntries(fields);
}

function assertRoom(present: readonly OutboxEntry[], added: readonly OutboxEntry[]): void {
  const bytes = [...present, ...added].reduce((sum, { body }) => sum + body.length, 0);
  if (present.length + added.length > maximumEntries || bytes > maximumOutboxBytes) {
    throw new DomainError('unavailable', 'outbox.full');
  }
}
