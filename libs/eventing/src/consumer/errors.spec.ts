import { describe, expect, it } from '@jest/globals';
import { AggregateNotFound, DomainError } from '@korsa/domain';
import { StoreUnavailable, TooBusy } from '@korsa/store';
import mongoose from 'mongoose';
import { isTransient, reasonOf } from './errors.js';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;

class SeatTaken extends DomainError {
  readonly code = 'seat-taken';
  readonly kind = 'conflict';
}

const labelled = (label: string) => {
  const error = new MongoServerError({ message: 'conflict', code: 1 });
  error.addErrorLabel(label);
  return error;
};
const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });

describe('isTransient', () => {
  it.each([
    ['a lost connection to MongoDB', new MongoNetworkError('gone')],
    ['a stepping-down primary', new MongoServerError({ message: 'x', code: 189 })],
    ['a transaction that lost a race', labelled('TransientTransactionError')],
    ['a store that is not available', new StoreUnavailable('no answer')],
    ['a store that is too busy', new TooBusy()],
    [
      'mongoose waiting for a connection',
      named('MongooseError', { message: 'Operation `x.find()` buffering timed out after 10000ms' }),
    ],
    ['a refused connection', named('Error', { code: 'ECONNREFUSED' })],
    [
      'a fetch without connection',
      new TypeError('fetch failed', { cause: named('Error', { code: 'ECONNRESET' }) }),
    ],
    ['a lost Kafka', named('KafkaJSConnectionError', { retriable: true })],
    ['a call that took too long', named('TimeoutError')],
    ['one of several', new AggregateError([named('Error', { code: 'ECONNREFUSED' })])],
  ])('waits for %s', (_what, error) => {
    expect(isTransient(error)).toBe(true);
  });

  it.each([
    ['a broken rule', new SeatTaken('taken')],
    ['a missing aggregate', new AggregateNotFound('retreat', '1')],
    ['a bug', new TypeError('undefined is not a function')],
    ['a duplicate key', new MongoServerError({ message: 'x', code: 11000 })],
    ['something that is no error', 'oops'],
    ['nothing', undefined],
  ])('does not wait for %s', (_what, error) => {
    expect(isTransient(error)).toBe(false);
  });

  it('survives an error that is its own cause', () => {
    const error = new Error('x');
    error.cause = error;
    expect(isTransient(error)).toBe(false);
  });
});

describe('reasonOf', () => {
  it('keeps name and code and drops the message', () => {
    expect(reasonOf(new SeatTaken('Seat of Budi is taken'))).toBe('SeatTaken (seat-taken)');
    expect(reasonOf(new TypeError('x'))).toBe('TypeError');
    expect(reasonOf('oops')).toBe('something that is no error was thrown');
  });
});
