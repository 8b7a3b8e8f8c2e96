import { pino, type DestinationStream, type Logger } from 'pino';
import { findCause } from '@korsa/store';
import { errorFields } from './error-fields.js';
import { GatheredLines, type FlushableDestination } from './gathered-lines.js';

interface LogSettings {
  readonly service: string;
  readonly version: string;
  readonly level: string;
}

/** A logger, and the ways to get its last lines out before the process ends. */
export interface Log {
  readonly logger: Logger;
  /** At once, for a crash: lines may change places with a write that is under way. */
  readonly flush: () => void;
  /** In order, for a process that has the time: resolves when they are out, after a second at the latest. */
  readonly written: () => Promise<void>;
}

/** JSON lines with the correlation id of what runs, and what kind of thing caused it. Bodies, URLs and headers are never logged. */
export function createLog(
  { service, version, level }: LogSettings,
  output: DestinationStream = new GatheredLines(pino.destination({ dest: 1, sync: false })),
): Log {
  const logger = pino(
    {
      level,
      base: { service, version },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields, error: errorFields },
      mixin: (fields) => ('correlationId' in fields ? {} : causeFields()),
    },
    output,
  );
  return { logger, flush: () => flush(output), written: () => written(output) };
}

function flush(output: DestinationStream): void {
  try {
    (output as Partial<FlushableDestination>).flushSync?.();
  } catch {
    // Standard output is closed or was never opened: there is nowhere left to write to.
  }
}

async function written(output: DestinationStream): Promise<void> {
  if (output instanceof GatheredLines) await output.written();
}

function causeFields(): object {
  const cause = findCause();
  return cause ? { correlationId: cause.correlationId, cause: cause.kind } : {};
}
