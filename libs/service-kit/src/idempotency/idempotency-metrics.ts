import { Counter, type Registry } from 'prom-client';

/**
 * `first`: carried out, and kept. `refused`: a rule said no, and that is kept. `replayed`: answered as the first time.
 * `failed`: nothing kept.
 * `reused`: the key was used for another request (422). `in-progress`: told to come back (409). `missing`: no key where
 * one is required (400). `not-kept`: answered, but the answer could not be written down.
 */
export type IdempotencyOutcome =
  'first' | 'refused' | 'replayed' | 'failed' | 'reused' | 'in-progress' | 'missing' | 'not-kept';

/** How commands with an Idempotency-Key ended. */
export class IdempotencyMetrics {
  private readonly counter: Counter<'outcome'>;

  constructor(registry: Registry) {
    this.counter = new Counter({
      name: 'korsa_http_idempotency_total',
      help: 'Commands with an Idempotency-Key by how they were answered.',
      labelNames: ['outcome'],
      registers: [registry],
    });
  }

  count(outcome: IdempotencyOutcome): void {
    this.counter.inc({ outcome });
  }
}
