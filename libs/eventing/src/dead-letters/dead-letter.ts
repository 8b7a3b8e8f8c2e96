/** The place of a key: events of one key of one topic wait for each other within a group. */
export interface LetterKey {
  readonly group: string;
  readonly topic: string;
  readonly key: string;
}

/** An event that waits because its handler failed, or because an earlier event of its key waits. */
export interface DeadLetter extends LetterKey {
  readonly id: string;
  /** Whose event it is; null when it does not say so in the form of a city code. */
  readonly cityCode: string | null;
  readonly partition: number;
  readonly offset: number;
  readonly sequence: number;
  readonly eventId: string;
  readonly type: string;
  /** `Class.method` */
  readonly handler: string;
  /** Name and code of the error, or that it waits behind another one. Never data. */
  readonly reason: string;
  readonly state: LetterState;
  readonly headers: Readonly<Record<string, string>>;
  /** The value as it came, byte for byte. */
  readonly value: Buffer | null;
  readonly parkedAt: Date;
  /** Attempts of an operator that failed again. */
  readonly attempts: number;
  /** Everything that operators had done with it, oldest first; entries are only added. */
  readonly decisions: readonly LetterDecision[];
}

export const letterStates = ['parked', 'retried', 'skipped'] as const;
export type LetterState = (typeof letterStates)[number];

/** Who decides, and why. */
export interface DecidedBy {
  /** Opaque id of the operator. */
  readonly actor: string;
  readonly reason: string;
}

/** Who had what done with a letter, and what came of it. */
export interface LetterDecision extends DecidedBy {
  readonly action: 'retried' | 'failed-again' | 'skipped';
  readonly at: Date;
  /** Name and code of the error, when it failed again. */
  readonly error?: string;
}

/** A letter as MongoDB has it. */
export interface LetterDocument extends Omit<DeadLetter, 'id' | 'value'> {
  readonly _id: string;
  readonly value: Uint8Array | null;
}

/** What is known of a letter when it is parked. */
export type NewLetter = Omit<
  DeadLetter,
  'id' | 'cityCode' | 'state' | 'parkedAt' | 'attempts' | 'decisions'
>;

/** One letter per event and group: an event that is delivered twice waits once. */
export function letterId({ group, topic, eventId }: NewLetter): string {
  return [group, topic, eventId].join(':');
}

/** The name of a key among the parked keys. */
export function keyId({ group, topic, key }: LetterKey): string {
  return [group, topic, key].join(' ');
}

export function letterOf({ _id, value, ...rest }: LetterDocument): DeadLetter {
  return { id: _id, ...rest, value: value === null ? null : Buffer.from(value) };
}
