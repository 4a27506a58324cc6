import { mongo } from 'mongoose';

export interface Query {
  readonly collection: string;
  readonly filter: mongo.Document;
  readonly hint?: string;
}

type Method = (this: mongo.Collection, ...args: unknown[]) => unknown;
type Part = Readonly<Record<string, mongo.Document | undefined>>;

const one = (filter: unknown) => [(filter ?? {}) as mongo.Document];
const parts = (name: string) => (list: unknown) =>
  (list as Part[]).map((part) => part[name]).filter((part) => part !== undefined);

/** Which methods of the driver put a query, and where it is in their first argument. */
const filtersOf: Readonly<Record<string, (argument: unknown) => mongo.Document[]>> = {
  find: one,
  findOne: one,
  updateOne: one,
  updateMany: one,
  findOneAndUpdate: one,
  deleteOne: one,
  deleteMany: one,
  countDocuments: one,
  aggregate: parts('$match'),
  bulkWrite: (list) => parts('updateOne')(list).map(({ filter }) => filter as mongo.Document),
};

const driver = mongo.Collection.prototype as unknown as Record<string, Method>;

/** Every query that this process puts to its store from here on, each shape once. */
export class RecordedQueries {
  private readonly seen = new Map<string, Query>();
  private readonly originals = new Map<string, Method>();

  start(): void {
    const note = (collection: string, filter: mongo.Document, hint?: string) =>
      this.seen.set(`${collection} ${shapeOf(filter)} ${hint}`, { collection, filter, hint });
    for (const [name, filters] of Object.entries(filtersOf)) {
      const original = driver[name]!;
      this.originals.set(name, original);
      driver[name] = function (...args) {
        const { hint } = (args[1] ?? {}) as { hint?: string };
        for (const filter of filters(args[0])) note(this.collectionName, filter, hint);
        return original.apply(this, args);
      };
    }
  }

  has(field: string): boolean {
    return [...this.seen.values()].some(({ filter }) => JSON.stringify(filter).includes(field));
  }

  stop(): Query[] {
    for (const [name, original] of this.originals) driver[name] = original;
    return [...this.seen.values()];
  }
}

const shapeOf = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'string' || typeof member === 'number' ? '?' : member,
  ).replace(/\[("\?",?)+\]/g, '[?]');

/** Whether the store answers it from an index; as told by MongoDB or by DocumentDB. */
export async function usesIndex(
  database: mongo.Db,
  { collection, filter, hint }: Query,
): Promise<boolean> {
  const found = database.collection(collection).find(filter, { hint });
  const explained = await found.limit(10).explain();
  const scans = scansIn(explained);
  return scans.length > 0 && scans.every((scan) => scan);
}

/** For each scan of the plan whether it reads an index with a condition on the filter. */
function scansIn(plan: unknown): boolean[] {
  if (Array.isArray(plan)) return plan.flatMap(scansIn);
  if (plan === null || typeof plan !== 'object') return [];
  const node = plan as Record<string, unknown>;
  const below = Object.values(node).flatMap(scansIn);
  if (/^(COLLSCAN|IXSCAN|IDHACK|EXPRESS_IXSCAN)$/.test(String(node.stage))) {
    return [node.stage !== 'COLLSCAN', ...below];
  }
  const type = String(node['Node Type']);
  if (!/^(Seq|Index|Index Only|Bitmap Index|Tid) Scan$/.test(type)) return below;
  const name = String(node['Index Name']);
  const condition = JSON.stringify(node['Index Cond'] ?? '');
  // DocumentDB walks a whole collection along its `_id` index, too: then no condition names the document's id.
  // The partial outbox index holds nothing but what is asked for, so that it needs no condition.
  const narrows = /^(_id_$|collection_pk)/.test(name)
    ? condition.includes('object_id')
    : condition !== '""' || name === 'outbox';
  return [type !== 'Seq Scan' && narrows, ...below];
}
