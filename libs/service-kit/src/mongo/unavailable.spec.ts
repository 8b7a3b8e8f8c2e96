import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { isUnavailable } from './unavailable.js';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;

describe('isUnavailable', () => {
  it.each([
    ['a lost connection', new MongoNetworkError('gone')],
    ['no server', new mongoose.Error.MongooseServerSelectionError('none')],
    ['a primary that steps down', new MongoServerError({ code: 189, message: 'stepped down' })],
    [
      'a write that may be retried',
      new MongoServerError({ message: 'later', errorLabels: ['RetryableWriteError'] }),
    ],
  ])('recognises %s', (_, error) => {
    expect(isUnavailable(error)).toBe(true);
  });

  it.each([
    ['a duplicate', new MongoServerError({ code: 11000, message: 'dup' })],
    ['a bug', new TypeError('x')],
    ['nothing', undefined],
  ])('does not take %s for an outage', (_, error) => {
    expect(isUnavailable(error)).toBe(false);
  });
});
