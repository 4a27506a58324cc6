import { DomainError } from '@secop/contracts';
import { mongo } from 'mongoose';
import { isLostRace, isStoreFailure, isUnknownOutcome, StoreUnavailable } from './store-errors';

const serverError = (code: number) => new mongo.MongoServerError({ code, message: 'x' });

describe('errors of the store', () => {
  it('leave the outcome open when the connection or the primary is gone', () => {
    expect(isUnknownOutcome(new mongo.MongoNetworkError('cut'))).toBe(true);
    expect(isUnknownOutcome(serverError(11600))).toBe(true);
  });

  it('leave the outcome open when a bulk write hides that the connection is gone', () => {
    const result = {} as mongo.BulkWriteResult;
    const hiding = new mongo.MongoBulkWriteError(new mongo.MongoNetworkError('cut'), result);
    expect(isUnknownOutcome(hiding)).toBe(true);
    expect(isStoreFailure(hiding)).toBe(true);
    const [code, message] = [11000, 'Duplicate key violation'];
    const refused = new mongo.MongoBulkWriteError({ code, message, writeErrors: [] }, result);
    expect(isUnknownOutcome(refused)).toBe(false);
  });

  it('are plain refusals otherwise', () => {
    expect(isUnknownOutcome(serverError(11000))).toBe(false);
    expect(isUnknownOutcome(serverError(121))).toBe(false);
    expect(isUnknownOutcome(new TypeError())).toBe(false);
  });

  it('are a refusal where DocumentDB passes a constraint on as an internal error', () => {
    const message = 'conflicting key value violates exclusion constraint "documents_rum_index_365"';
    expect(isUnknownOutcome(new mongo.MongoServerError({ code: 1, message }))).toBe(false);
    expect(isUnknownOutcome(serverError(1))).toBe(true);
  });

  it.each([
    ['a write conflict', 112],
    ['a deadlock of PostgreSQL', 16_908_292],
  ])('say with %s that nothing was written', (_what, code) => {
    expect(isLostRace(serverError(code))).toBe(true);
    expect(isUnknownOutcome(serverError(code))).toBe(false);
    expect(isLostRace(serverError(1))).toBe(false);
  });

  it('are recognised behind a cause, and told from other refusals', () => {
    const cause = new mongo.MongoNetworkError('cut');
    expect(isStoreFailure(new Error('wrapped', { cause }))).toBe(true);
    expect(isStoreFailure(new StoreUnavailable(cause))).toBe(true);
    expect(isStoreFailure(new DomainError('unavailable', 'dependency.unavailable'))).toBe(false);
  });
});
