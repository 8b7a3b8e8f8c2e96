import type { Outcome } from './outcome.js';

/** One line of `npm test`. */
export interface Step {
  readonly name: string;
  /** `say` tells how far it is. What it throws counts as its failure. */
  readonly run: (say: (line: string) => void) => Promise<Outcome>;
}
