type Row = Record<string, unknown>;
type Condition = Record<string, unknown>;
export type Filter = Record<string, unknown>;
export interface Update {
  readonly $set?: Row;
  readonly $unset?: Row;
  readonly $inc?: Record<string, number>;
  readonly $push?: Record<string, { $each: unknown[] }>;
  readonly $min?: Row;
}

const comparable = (value: unknown) => (value instanceof Date ? value.getTime() : value);
const equal = (a: unknown, b: unknown) => comparable(a) === comparable(b);
const ordered = (a: unknown, b: unknown) => a !== undefined && comparable(a)! <= comparable(b)!;

const operators: Record<string, (value: unknown, operand: never) => boolean> = {
  $in: (value, list: unknown[]) => list.some((each) => equal(value, each)),
  $lte: (value, limit: unknown) => ordered(value, limit),
  $gte: (value, limit: unknown) => value !== undefined && ordered(limit, value),
  $exists: (value, wanted: boolean) => (value !== undefined) === wanted,
  $not: (value, condition: Condition) => !fulfils(value, condition),
};

function fulfils(value: unknown, condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null || condition instanceof Date) {
    return equal(value, condition);
  }
  return Object.entries(condition).every(([name, operand]) => {
    const operator = operators[name];
    if (!operator) throw new Error(`${name} is not played here`);
    return operator(value, operand as never);
  });
}

/** As much of a collection as the journal uses; every method is one atomic step of the store. */
export class RowsInMemory {
  readonly rows: Row[] = [];

  insertMany(rows: readonly Row[]): void {
    this.rows.push(...rows.map((row) => ({ ...row })));
  }

  findOne(filter: Filter): Row | null {
    const [found] = this.matching(filter);
    return found ? { ...found } : null;
  }

  find(filter: Filter, sort?: Row, limit = Infinity): Row[] {
    const found = this.matching(filter).map((row) => ({ ...row }));
    const [by] = Object.keys(sort ?? {});
    if (by) found.sort((a, b) => Number(comparable(a[by])) - Number(comparable(b[by])));
    return found.slice(0, limit);
  }

  findOneAndUpdate(filter: Filter, update: Update): Row | null {
    const [found] = this.matching(filter);
    if (!found) return null;
    apply(found, update);
    return { ...found };
  }

  updateOne(filter: Filter, update: Update): { modifiedCount: number } {
    return { modifiedCount: this.findOneAndUpdate(filter, update) ? 1 : 0 };
  }

  updateMany(filter: Filter, update: Update): { modifiedCount: number } {
    const found = this.matching(filter);
    found.forEach((row) => apply(row, update));
    return { modifiedCount: found.length };
  }

  private matching(filter: Filter): Row[] {
    return this.rows.filter((row) =>
      Object.entries(filter).every(([field, condition]) => fulfils(row[field], condition)),
    );
  }
}

function apply(row: Row, { $set, $unset, $inc, $push, $min }: Update): void {
  Object.assign(row, $set);
  for (const field of Object.keys($unset ?? {})) delete row[field];
  for (const [field, by] of Object.entries($inc ?? {})) row[field] = Number(row[field] ?? 0) + by;
  for (const [field, { $each }] of Object.entries($push ?? {})) {
    row[field] = [...((row[field] as unknown[]) ?? []), ...$each];
  }
  for (const [field, value] of Object.entries($min ?? {})) {
    if (row[field] === undefined || !ordered(row[field], value)) row[field] = value;
  }
}
