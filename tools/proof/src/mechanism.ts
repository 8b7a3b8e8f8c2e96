import { createHash } from 'node:crypto';

/** The promises of the design, by number; 0 is ours, and what the bounds of recovery rest on. */
export const promises = {
  0: 'No process gets in the way of another, dead or alive',
  1: 'What was acknowledged is durable, and its events will be published',
  2: 'At least once on the wire, effects exactly once',
  3: 'Events of an aggregate come in order and without a gap',
  4: 'No event without a state, no state without its event',
  5: 'Poison parks its own key; an outage pauses',
  6: 'A repeated command gets the first answer',
  7: 'A process that is asked to end drains',
  8: 'Consumers tolerate what they do not know',
} as const;

/** A place in the code that a promise rests on, and the test that goes red without it. */
export interface Mechanism {
  readonly promise: keyof typeof promises;
  /** What it is, in a few words. */
  readonly name: string;
  readonly file: string;
  /** The exact text that is taken away; it occurs once in the file. */
  readonly take: string;
  /** What stands there instead. */
  readonly put: string;
  /** The spec that must go red, and the part of its tests' names that is run; all of them when left out. */
  readonly test: { readonly file: string; readonly name?: string };
}

/** What `npm run prove` found when a mechanism was away. */
export interface Proof {
  /** Of the mechanism as it was then: another one needs another proof. */
  readonly fingerprint: string;
  readonly provenOn: string;
  /** Digest of the spec's text as it was then; unknown of a proof from before this was kept. */
  readonly spec?: string;
  /** The tests that went red. */
  readonly red: readonly string[];
  /** What the first of them said, in short; unknown of a proof from before this was kept. */
  readonly message?: string;
}

/** Proofs by the name of their mechanism. */
export type Proofs = Readonly<Record<string, Proof>>;

export function fingerprintOf({ file, take, put, test }: Mechanism): string {
  return digest(JSON.stringify([file, take, put, test.file, test.name ?? '']));
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Whether the proof is of the mechanism as it is now, and of its spec where it knows that. */
export function isProofOf(proof: Proof, mechanism: Mechanism, spec: string): boolean {
  const sameSpec = proof.spec === undefined || proof.spec === digest(spec);
  return proof.fingerprint === fingerprintOf(mechanism) && sameSpec;
}

/** The text of the file without the mechanism. Throws when what is to be taken away is not there exactly once. */
export function without({ name, file, take, put }: Mechanism, text: string): string {
  const times = text.split(take).length - 1;
  if (times !== 1) throw new Error(`${name}: what ${file} is to lose is there ${times} times.`);
  return text.replace(take, () => put);
}
