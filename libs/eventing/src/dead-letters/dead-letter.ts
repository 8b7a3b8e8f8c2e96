/** The place of a key: events of one key of one topic wait for each other within a group. */
export interface LetterKey {
  readonly group: string;
  readonly topic: string;
  readonly key: string;
}

/** An event that waits because its handler failed, or because an earlier event of its key waits. */
export interface DeadLetter extends LetterKey {
  readonly id: string;
  readonly partition: number;
  readonly offset: number;
  readonly sequence: number;
  readonly eventId: string;
  readonly type: string;
  /** `Class.method` */
  readonly handler: string;
  /** Name and code of the error, or that it waits behind another one. Never data. */
  readonly reason: string;
  readonly state: 'parked' | 'retried' | 'skipped';
  readonly headers: Readonly<Record<string, string>>;
  /** The value as it came, byte for byte. */
  readonly value: Buffer | null;
  readonly parkedAt: Date;
  /** Attempts of an operator that failed again. */
  readonly attempts: number;
  readonly decision?: LetterDecision;
}

/** Who decided what about a letter. */
export interface LetterDecision {
  readonly actor: string;
  readonly at: Date;
  /** Why it was skipped. */
  readonly reason?: string;
}

/** A letter as MongoDB has it. */
export interface LetterDocument extends Omit<DeadLetter, 'id' | 'value'> {
  readonly _id: string;
  readonly value: Uint8Array | null;
}

/** What is known of a letter when it is parked. */
export type NewLetter = Omit<DeadLetter, 'id' | 'state' | 'parkedAt' | 'attempts' | 'decision'>;

/** One letter per event and group: an event that is delivered twice waits once. */
export function letterId({ group, topic, eventId }: NewLetter): string {
  return [group, topic, eventId].join(' ');
}

/** The name of a key among the parked keys. */
export function keyId({ group, topic, key }: LetterKey): string {
  return [group, topic, key].join(' ');
}
