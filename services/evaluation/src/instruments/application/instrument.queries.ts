import type { Instrument } from '../domain/instrument.js';

export abstract class InstrumentQueries {
  /** Every version that cities of the caller's area published. */
  abstract published(): Promise<Instrument[]>;
}
