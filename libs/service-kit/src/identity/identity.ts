import type { IncomingHttpHeaders } from 'node:http';
import type { AreaCode } from '@korsa/domain';

/** Who acts, and in which area. */
export interface Caller {
  /** Opaque id of a person or service; goes into events and logs. */
  readonly actor: string;
  /** A city (`33.71`) or a province (`33`). */
  readonly area: AreaCode;
}

/** Finds out who calls. Throws (or rejects with) CallerUnknown: a request without a known caller goes no further. */
export abstract class Identity {
  abstract identify(headers: IncomingHttpHeaders): Caller | Promise<Caller>;
}
