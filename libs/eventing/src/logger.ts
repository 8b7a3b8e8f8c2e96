type Log = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Where the library reports: the shape of pino. It never gets keys, ids of persons or event data. */
export interface EventingLogger {
  readonly error: Log;
  readonly warn: Log;
  readonly info: Log;
  readonly debug: Log;
}

const nothing: Log = () => undefined;

/** Says nothing. */
export const silentLogger: EventingLogger = {
  error: nothing,
  warn: nothing,
  info: nothing,
  debug: nothing,
};
