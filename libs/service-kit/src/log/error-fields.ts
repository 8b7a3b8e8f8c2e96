/** What a log line says of an error. */
interface ErrorFields {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack: readonly string[];
  readonly cause?: ErrorFields;
}

/** Deepest chain of causes that is written. */
const deepest = 3;

/**
 * An error as log fields. Messages of libraries quote what they were given (a JSON text, the key of a duplicate):
 * quoted text and long digit runs are blanked, so that no personal data reaches the log.
 */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (typeof error === 'string')
    return { type: 'string', message: withoutValues(error), stack: [] };
  if (!(error instanceof Error))
    return { type: typeof error, message: 'Something that is no Error was thrown.', stack: [] };
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    message: withoutValues(error.message),
    stack: framesOf(error),
    ...(error.cause !== undefined && depth < deepest
      ? { cause: errorFields(error.cause, depth + 1) }
      : {}),
  };
}

function withoutValues(message: string): string {
  return message
    .slice(0, 1000)
    .replace(/"(?:[^"\\]|\\.)*"?/g, '"…"')
    .replace(/\d{6,}/g, '…');
}

function framesOf({ stack }: Error): string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
