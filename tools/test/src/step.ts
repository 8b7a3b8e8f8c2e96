import { check, type Outcome } from './outcome.js';

/** Tells how far a step is. */
export type Say = (line: string) => void;

/** One line of `npm test`. */
export interface Step {
  readonly name: string;
  /** What it throws counts as its failure. */
  readonly run: (say: Say) => Promise<Outcome>;
}

/** What a step found. One step does not hide another: this never rejects. */
export async function outcomeOf({ run }: Step, say: Say): Promise<Outcome> {
  try {
    return await run(say);
  } catch (error) {
    return check(error instanceof Error ? error.message : String(error));
  }
}
