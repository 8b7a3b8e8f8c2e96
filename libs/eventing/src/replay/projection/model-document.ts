import type { ReceivedEvent } from '@korsa/contracts';
import type { DocumentState } from './projection.js';

/** A record of a topic as a read model takes it. */
export interface Message {
  /** See `sourceOf`. */
  readonly source: string;
  readonly subject: string;
  readonly sequence: number;
  readonly cityCode: string;
  /** `ce_type`. */
  readonly type: string;
  /** With data still unchecked; undefined when the value is no JSON. */
  readonly event: ReceivedEvent | undefined;
}

/** A message that waits in the document for the one before it. */
export interface HeldMessage {
  readonly source: string;
  readonly sequence: number;
  readonly type: string;
  /** JSON of the event, because its data may use any field name. */
  readonly event: string | null;
  /** Why it waits although its turn has come: its name and code, never its data. */
  readonly fault?: string;
}

/** A document of a read model. */
export interface ModelDocument<State extends DocumentState = DocumentState> {
  /** The subject. */
  readonly _id: string;
  readonly cityCode: string;
  /** The sequence up to which each source is contained, without a gap. */
  readonly marks: Readonly<Record<string, number>>;
  /** Absent in a complete document. */
  readonly held?: readonly HeldMessage[];
  /** Absent when there is nothing to show; the marks stay, so that a replay changes nothing. */
  readonly state?: State;
}
