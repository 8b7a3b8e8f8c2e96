import { readEvent, type EventDefinition, type ReceivedEvent } from '@korsa/contracts';
import { reasonOf } from '../../consumer/errors.js';
import type { HeldMessage, Message, ModelDocument } from './model-document.js';
import { sourceOf, type Projection } from './projection.js';

/** What became of a message: `stale` was contained already, `held` waits for an earlier one or cannot be applied. */
export type Taken = 'applied' | 'stale' | 'held';

export interface Advance {
  readonly document: ModelDocument;
  readonly taken: Taken;
}

/** Held messages of one source in a document: older ones are forgotten, which a snapshot makes good for. */
const mostHeld = 200;

/** Applies messages to documents, purely: whatever the interleaving of events, snapshots and repeats, it ends the same. */
export class Advancing {
  private readonly byType: ReadonlyMap<string, EventDefinition>;

  constructor(private readonly projection: Projection) {
    this.byType = new Map(projection.events.map((definition) => [definition.type, definition]));
  }

  /** The document with this message. Never throws: what cannot be applied is held and blocks its own source only. */
  advance(known: ModelDocument | undefined, message: Message): Advance {
    const document = known ?? { _id: message.subject, cityCode: message.cityCode, marks: {} };
    const { source, sequence, type } = message;
    if (sequence <= markOf(document, source)) return { document, taken: 'stale' };
    if (!document.held && this.isNext(document, message)) {
      const applied = this.apply(document, message, message.event);
      if (typeof applied !== 'string') return { document: applied, taken: 'applied' };
    }
    const event = message.event ? JSON.stringify(message.event) : null;
    const held = this.drain(withHeld(document, { source, sequence, type, event }));
    const contained = sequence <= markOf(held, source);
    return { document: held, taken: contained ? 'applied' : 'held' };
  }

  /** Applies held messages as long as one of them has its turn. */
  private drain(document: ModelDocument): ModelDocument {
    for (let current = document; ;) {
      const next = current.held?.find((held) => !held.fault && this.isNext(current, held));
      if (!next) return current;
      const event = next.event === null ? undefined : (JSON.parse(next.event) as ReceivedEvent);
      const applied = this.apply(current, next, event);
      current =
        typeof applied === 'string'
          ? replaceHeld(current, next, { ...next, fault: applied })
          : withoutContained(applied);
    }
  }

  private isNext(document: ModelDocument, { source, sequence, type }: Turn): boolean {
    const mark = markOf(document, source);
    return sequence === mark + 1 || (sequence > mark && this.byType.get(type)?.snapshot === true);
  }

  /** The document after the event, or why it cannot be applied. A type that is not read only moves the mark. */
  private apply(
    document: ModelDocument,
    { source, sequence, type }: Turn,
    event: ReceivedEvent | undefined,
  ): ModelDocument | string {
    const marks = { ...document.marks, [source]: sequence };
    const definition = this.byType.get(type);
    if (!definition) return { ...document, marks };
    if (!event) return 'the value is no JSON';
    try {
      const { state: before, ...rest } = document;
      const state = this.projection.apply(before, readEvent(definition, event) as never);
      return { ...rest, marks, ...(state ? { state } : {}) };
    } catch (error) {
      return reasonOf(error);
    }
  }
}

type Turn = Pick<Message, 'source' | 'sequence' | 'type'>;

function markOf({ marks }: ModelDocument, source: string): number {
  return marks[source] ?? 0;
}

/** With the message in its place. Whatever was at fault gets another chance: the code may be another one by now. */
function withHeld({ held = [], ...rest }: ModelDocument, message: HeldMessage): ModelDocument {
  const { source, sequence, type } = message;
  const retried = held.map(({ fault: _fault, ...one }) => one);
  const others = retried.filter((one) => one.source !== source);
  const mine = retried.filter(
    (one) => one.source === source && !(one.sequence === sequence && one.type === type),
  );
  const queue = [...mine, message].sort(bySequence).slice(-mostHeld);
  return { ...rest, held: [...others, ...queue].sort(bySource) };
}

function replaceHeld(document: ModelDocument, old: HeldMessage, next: HeldMessage): ModelDocument {
  return { ...document, held: (document.held ?? []).map((held) => (held === old ? next : held)) };
}

function withoutContained(document: ModelDocument): ModelDocument {
  const { held = [], ...rest } = document;
  const waiting = held.filter(({ source, sequence }) => sequence > markOf(document, source));
  return waiting.length > 0 ? { ...rest, held: waiting } : rest;
}

function bySequence(a: HeldMessage, b: HeldMessage): number {
  return a.sequence - b.sequence || order(a.type, b.type);
}

function bySource(a: HeldMessage, b: HeldMessage): number {
  return order(a.source, b.source);
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The source of each topic that the projection reads. */
export function sourcesOf({ events }: Projection): ReadonlyMap<string, string> {
  return new Map(events.map((definition) => [definition.topic, sourceOf(definition)]));
}
