import { describe, expect, it } from '@jest/globals';
import { LoginRefused, RecordRejected, UnreadableRecords } from '../driver/errors.js';
import { connectErrorOf, crashErrorOf, isRecoverable, sendErrorOf } from './errors.js';

const kafka = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });
const wrapped = (cause: Error) => Object.assign(kafka('KafkaJSNonRetriableError'), { cause });

describe('sendErrorOf', () => {
  it('knows a record that is refused for good, also when kafkajs wraps the answer', () => {
    const refused = kafka('KafkaJSProtocolError', { type: 'MESSAGE_TOO_LARGE' });
    expect(sendErrorOf(refused)).toEqual(new RecordRejected('MESSAGE_TOO_LARGE'));
    expect(sendErrorOf(wrapped(refused))).toBeInstanceOf(RecordRejected);
  });

  it('leaves what may pass as it is', () => {
    const away = kafka('KafkaJSProtocolError', { type: 'NOT_ENOUGH_REPLICAS' });
    expect(sendErrorOf(away)).toBe(away);
  });
});

describe('connectErrorOf', () => {
  it('knows a refused login, also when kafkajs has tried it several times', () => {
    const refused = kafka('KafkaJSSASLAuthenticationError');
    expect(connectErrorOf(refused)).toBeInstanceOf(LoginRefused);
    expect(connectErrorOf(wrapped(refused))).toBeInstanceOf(LoginRefused);
    const code = kafka('KafkaJSProtocolError', { type: 'SASL_AUTHENTICATION_FAILED' });
    expect(connectErrorOf(code)).toBeInstanceOf(LoginRefused);
  });

  it('leaves an outage as it is', () => {
    const away = kafka('KafkaJSConnectionError');
    expect(connectErrorOf(away)).toBe(away);
  });
});

describe('crashErrorOf', () => {
  it('knows records that kafkajs cannot unpack', () => {
    const unpacking = kafka('KafkaJSNotImplemented');
    expect(crashErrorOf(unpacking)).toBeInstanceOf(UnreadableRecords);
    expect(crashErrorOf(wrapped(unpacking))).toBeInstanceOf(UnreadableRecords);
    const away = kafka('KafkaJSConnectionError');
    expect(crashErrorOf(away)).toBe(away);
  });
});

describe('isRecoverable', () => {
  it('is so for everything that happens to brokers and groups', () => {
    expect(
      isRecoverable(
        kafka('KafkaJSNumberOfRetriesExceeded', { cause: kafka('KafkaJSConnectionError') }),
      ),
    ).toBe(true);
    expect(isRecoverable(kafka('KafkaJSGroupCoordinatorNotFound', { retriable: false }))).toBe(
      true,
    );
  });

  it('is not so for bugs, refused logins and missing rights', () => {
    expect(isRecoverable(wrapped(new TypeError('a bug')))).toBe(false);
    expect(isRecoverable(kafka('KafkaJSSASLAuthenticationError'))).toBe(false);
    expect(
      isRecoverable(kafka('KafkaJSProtocolError', { type: 'GROUP_AUTHORIZATION_FAILED' })),
    ).toBe(false);
  });
});
