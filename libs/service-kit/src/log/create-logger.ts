import { pino, type DestinationStream, type Logger } from 'pino';
import { findCause } from '../cause/find-cause.js';
import { errorFields } from './error-fields.js';

interface LogSettings {
  readonly service: string;
  readonly version: string;
  readonly level: string;
  /** Where lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

/** JSON lines with the correlation id of what runs, and what kind of thing caused it. Bodies, URLs and headers are never logged. */
export function createLogger({ service, version, level, destination }: LogSettings): Logger {
  return pino(
    {
      level,
      base: { service, version },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields, error: errorFields },
      mixin: (fields) => ('correlationId' in fields ? {} : causeFields()),
    },
    destination ?? pino.destination({ dest: 1, sync: false, minLength: 0 }),
  );
}

function causeFields(): object {
  const cause = findCause();
  return cause ? { correlationId: cause.correlationId, cause: cause.kind } : {};
}
