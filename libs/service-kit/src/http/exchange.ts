import type { Cause } from '@korsa/store';
import type { KeyedCommand } from '../idempotency/answer-book.js';
import type { ServedRoute } from './served-route.js';

/** What the kit knows of one HTTP request while it runs. */
export class Exchange {
  readonly startedAt = performance.now();
  /** Undefined for a path that no route serves. */
  route: ServedRoute | undefined = undefined;
  /** Known once the caller is identified. */
  cause: Cause | undefined = undefined;
  /** A command that this request carries out and whose answer is to be kept. */
  command: KeyedCommand | undefined = undefined;
  /** A rule said no, which is an answer; anything else that is thrown is a failure. */
  refused = false;

  constructor(
    readonly requestId: string,
    public correlationId: string,
  ) {}
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null only when the router refused the URL itself. */
    exchange: Exchange | null;
  }
}
