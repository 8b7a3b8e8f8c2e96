import { z } from 'zod';

export type EventShape = z.ZodRawShape;

/** One event type before its topic is known. */
export interface EventDraft<Shape extends EventShape = EventShape> {
  readonly version: number;
  readonly shape: Shape;
}

/**
 * One event type of a topic: what a producer may say and what a consumer may rely on.
 * `schema` is strict (producers), `tolerant` keeps fields it does not know (consumers).
 */
export interface EventDefinition<
  Name extends string = string,
  Shape extends EventShape = EventShape,
> {
  readonly name: Name;
  readonly version: number;
  /** `id.korsa.<service>.<aggregate>.<name>.v<version>`, the `ce_type` on the wire. */
  readonly type: string;
  readonly topic: string;
  readonly owner: string;
  readonly aggregate: string;
  readonly dataclass: Dataclass;
  /** Whether it tells what all events of the aggregate up to its sequence come to, instead of one thing that happened. */
  readonly snapshot: boolean;
  readonly dataschema: string;
  readonly schema: z.ZodObject<Shape, z.core.$strict>;
  readonly tolerant: z.ZodObject<Shape, z.core.$loose>;
}

export type Dataclass = 'public' | 'internal';

/** The data of an event type. */
export type DataOf<Definition> =
  Definition extends EventDefinition<string, infer Shape>
    ? z.output<z.ZodObject<Shape, z.core.$strict>>
    : never;

/** What a handler gets: the data and where it comes from. */
export interface ReceivedEvent<Data = unknown, Name extends string = string> {
  readonly id: string;
  readonly name: Name;
  /** Id of the aggregate it happened to. */
  readonly subject: string;
  /** Counts the events of the aggregate from 1, without gaps. */
  readonly sequence: number;
  readonly time: string;
  readonly cityCode: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: string;
  readonly data: Data;
}

/** The received form of an event type: `Received<typeof registrationTopic.ParticipationConfirmed>`. */
export type Received<Definition> =
  Definition extends EventDefinition<infer Name> ? ReceivedEvent<DataOf<Definition>, Name> : never;

/** Declares an event type. Raise the version only for a change that old consumers cannot read. */
export function defineEvent<const Shape extends EventShape>(
  version: number,
  shape: Shape,
): EventDraft<Shape> {
  return { version, shape };
}

/** `ParticipationConfirmed` → `participation-confirmed`. */
export function kebabCase(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}
