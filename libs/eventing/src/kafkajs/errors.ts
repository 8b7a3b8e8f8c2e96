import { LoginRefused, RecordRejected, UnreadableRecords } from '../driver/errors.js';
import { refusals, rejections } from '../driver/protocol-codes.js';

/** The error and what caused it, outermost first. */
function chain(error: unknown): Error[] {
  const errors: Error[] = [];
  for (let at = error; at instanceof Error && !errors.includes(at); at = at.cause) errors.push(at);
  return errors;
}

/** The protocol error code in the chain, e.g. `UNKNOWN_TOPIC_OR_PARTITION`. */
export function protocolCode(error: unknown): string | undefined {
  for (const one of chain(error)) {
    if ('type' in one && typeof one.type === 'string') return one.type;
  }
  return undefined;
}

/** What a failed send means in the words of the driver. */
export function sendErrorOf(error: unknown): Error {
  const code = protocolCode(error);
  if (code && rejections.has(code)) return new RecordRejected(code);
  return error instanceof Error ? error : new Error('kafkajs rejected without an error.');
}

/** What a failed connect means in the words of the driver. */
export function connectErrorOf(error: unknown): unknown {
  return isLoginRefused(error) ? new LoginRefused(error) : error;
}

function isLoginRefused(error: unknown): boolean {
  return (
    chain(error).some(({ name }) => name === 'KafkaJSSASLAuthenticationError') ||
    protocolCode(error) === 'SASL_AUTHENTICATION_FAILED'
  );
}

/** What the crash of a consumer means in the words of the driver. */
export function crashErrorOf(error: Error): Error {
  const isUnreadable = chain(error).some(({ name }) => name === 'KafkaJSNotImplemented');
  return isUnreadable ? new UnreadableRecords(error) : error;
}

/** Whether a new consumer may do better after this crash: not after a bug of ours, nor when we are not let in. */
export function isRecoverable(error: Error): boolean {
  const errors = chain(error);
  if (isLoginRefused(error)) return false;
  const code = protocolCode(error);
  if (code && refusals.has(code)) return false;
  return errors.every(({ name }) => name.startsWith('KafkaJS') || name === 'AggregateError');
}
