/** A unique index other than `_id`'s refused the write. The caller knows what the index stands for. */
export class DuplicateKey extends Error {
  constructor(
    /** Name of the index; `unknown` where the store does not tell it: a change on DocumentDB. */
    readonly index: string,
    options?: ErrorOptions,
  ) {
    super(`The unique index ${index} refused the write`, options);
    this.name = 'DuplicateKey';
  }
}

/** `update` was called for an aggregate that does not exist. */
export class AggregateNotFound extends Error {
  constructor(
    readonly collection: string,
    readonly id: string,
  ) {
    super(`There is no such document in ${collection}`);
    this.name = 'AggregateNotFound';
  }
}
