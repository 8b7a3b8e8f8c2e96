import { describe, expect, it } from '@jest/globals';
import { AuthenticationError, NetworkError, ResponseError } from '@platformatic/kafka';
import { LoginRefused, RecordRejected } from '../driver/errors.js';
import { connectErrorOf, isPassing, protocolCodes, responseIn, sendErrorOf } from './errors.js';

const answered = (code: number, response: object = {}) =>
  new ResponseError(0, 9, { '/topics/0': [code, null] }, response);

describe('errors of @platformatic/kafka', () => {
  it('name the codes of the protocol that are behind them', () => {
    expect([...protocolCodes(new Error('x', { cause: answered(6) }))]).toEqual([
      'NOT_LEADER_OR_FOLLOWER',
    ]);
    expect(responseIn(answered(6, { good: 1 }))).toEqual({ good: 1 });
  });

  it('are a refusal for good when the record can never be written', () => {
    expect(sendErrorOf(answered(10))).toBeInstanceOf(RecordRejected);
    expect(sendErrorOf(answered(19))).not.toBeInstanceOf(RecordRejected);
  });

  it('are a refused login when they come from one, and an outage stays one', () => {
    const refused = new NetworkError('x', { cause: new AuthenticationError('no') });
    expect(connectErrorOf(refused)).toBeInstanceOf(LoginRefused);
    expect(connectErrorOf(answered(58))).toBeInstanceOf(LoginRefused);
    const away = new NetworkError('cut');
    expect(connectErrorOf(away)).toBe(away);
  });

  it('may pass when the broker is away, and not when it refuses us or we have a bug', () => {
    expect(isPassing(new NetworkError('cut'))).toBe(true);
    expect(isPassing(answered(16))).toBe(true);
    expect(isPassing(answered(30))).toBe(false);
    expect(isPassing(answered(82))).toBe(false);
    expect(isPassing(new NetworkError('x', { cause: new AuthenticationError('no') }))).toBe(false);
    expect(isPassing(new TypeError('a bug'))).toBe(false);
  });
});
