import { mongo } from 'mongoose';
import { duplicateKeyIndex } from './duplicate-key';

const serverError = (code: number, errmsg: string) =>
  new mongo.MongoServerError({ code, errmsg, message: errmsg });

describe('the index of a duplicate key', () => {
  it.each([
    [
      'MongoDB',
      'E11000 duplicate key error collection: db.requests index: one_open dup key: { a: "x" }',
    ],
    [
      'an old MongoDB',
      'E11000 duplicate key error index: db.requests.$one_open dup key: { : "x" }',
    ],
    ['DocumentDB', "Duplicate key violation on the requested collection: Index 'one_open'"],
  ])('is read from the words of %s', (_engine, message) => {
    expect(duplicateKeyIndex(serverError(11000, message))).toBe('one_open');
  });

  it.each([
    'conflicting key value violates exclusion constraint "documents_rum_index_365"',
    'duplicate key value violates unique constraint "collection_pk_7"',
  ])('is not known where DocumentDB only passes on: %s', (message) => {
    expect(duplicateKeyIndex(serverError(1, message))).toBe('unknown');
  });

  it('is nothing for other errors', () => {
    expect(duplicateKeyIndex(serverError(1, 'index: x dup key'))).toBeUndefined();
    expect(duplicateKeyIndex(new Error('E11000'))).toBeUndefined();
  });
});
