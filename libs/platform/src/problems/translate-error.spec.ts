import { DomainError } from '@secop/contracts';
import { mongo } from 'mongoose';
import { describeError } from './describe-error';
import { isStoreOutage, refusalOf } from './translate-error';

const named = (name: string, message = '', code?: number) =>
  Object.assign(new Error(message), { name, code });

describe('an error of the driver', () => {
  it.each([
    new mongo.MongoNetworkError('connection 3 to 127.0.0.1:27017 closed'),
    new mongo.MongoServerError({ message: 'operation exceeded time limit', code: 50 }),
    named('MongoWaitQueueTimeoutError'),
    named('MongooseError', 'Cannot call `things.findOne()` … `bufferCommands = false`'),
  ])('tells of a store that is away: $name $message', (error) => {
    expect(isStoreOutage(error)).toBe(true);
    expect(refusalOf(error)).toMatchObject({ kind: 'unavailable', code: 'dependency.unavailable' });
  });

  it.each([
    new mongo.MongoServerError({ message: 'E11000 duplicate key error', code: 11_000 }),
    named('MongooseError', 'Schema is wrong'),
    new TypeError('connection refused'),
    'a string',
    undefined,
  ])('or of something that nobody foresaw: %s', (error) => {
    expect(refusalOf(error)).toBeUndefined();
  });
});

describe('a refusal', () => {
  it('stays what it is', () => {
    const refusal = new DomainError('not-found', 'account.not-found');
    expect(refusalOf(refusal)).toBe(refusal);
  });
});

describe('what a log says of an error', () => {
  it('has frames and a code, and no quoted value or address', () => {
    const described = describeError(
      named(
        'MongoServerError',
        'dup key: { email: "maria@example.com" } for maria@example.com',
        11_000,
      ),
    );
    expect(described).toMatchObject({ type: 'MongoServerError', code: 11_000 });
    expect(described.frames).not.toHaveLength(0);
    expect(JSON.stringify(described)).not.toContain('maria');
  });

  it('tells nothing of a value that is no error', () => {
    expect(describeError('hunter2')).toEqual({ type: 'string' });
  });
});
