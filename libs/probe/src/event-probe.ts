import { inspect, isDeepStrictEqual } from 'node:util';
import {
  decodeEnvelope,
  readEvent,
  type EventDefinition,
  type Received,
  type ReceivedEvent,
  type Topic,
} from '@korsa/contracts';
import { eventually } from '@korsa/testing';
import { followTopics, readTopic, type TopicRecord } from '@korsa/eventing';
import { kafkaSettings, type KafkaScope } from './kafka-scope.js';

/** What an event must hold: the fields named here, at any depth; lists are compared whole. */
export type Match<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Match<T[K]> }
    : T;

/** Sees every event of some topics, from the first one on, as another system would. */
export class EventProbe {
  readonly #scope: KafkaScope;
  readonly #records: TopicRecord[] = [];
  #following: Promise<{ close(): Promise<void> }> | undefined;

  /** Starts to listen; the topics must exist. In tests hand it to `infrastructure().closing`. */
  static async follow(scope: KafkaScope, topics: readonly Topic[]): Promise<EventProbe> {
    const probe = new EventProbe(scope);
    const names = topics.map(({ name }) => name);
    probe.#following = followTopics(kafkaSettings(scope), names, (record) => {
      probe.#records.push(record);
    });
    await probe.#following;
    return probe;
  }

  private constructor(scope: KafkaScope) {
    this.#scope = scope;
  }

  /**
   * The first event of this type that matches, as soon as it is there. Rejects after `within` (10 s) with what did
   * arrive on its topic. An event of the type that does not fit its contract counts as not matching.
   */
  async expect<Definition extends EventDefinition>(
    definition: Definition,
    match: Match<Received<Definition>> = {} as Match<Received<Definition>>,
    { within = 10_000 }: { readonly within?: number } = {},
  ): Promise<Received<Definition>> {
    const found = await eventually(() => this.#find(definition, match), { within });
    return found as Received<Definition>;
  }

  /** Every record that the topic holds now, in offset order within each partition. */
  all(topic: Pick<Topic, 'name'>): Promise<readonly TopicRecord[]> {
    return readTopic(kafkaSettings(this.#scope), topic.name);
  }

  /** Stops listening. */
  async close(): Promise<void> {
    const following = this.#following;
    this.#following = undefined;
    await (await following)?.close();
  }

  #find(definition: EventDefinition, match: unknown): ReceivedEvent {
    const found = this.#eventsOf(definition).find((event) => holds(event, match));
    if (found) return found;
    throw new Error(this.#whatArrived(definition, match));
  }

  #eventsOf(definition: EventDefinition): readonly ReceivedEvent[] {
    return this.#records
      .filter(
        ({ topic, headers }) =>
          topic === definition.topic && headers['ce_type'] === definition.type,
      )
      .flatMap((record) => {
        const event = tryRead(definition, record);
        return event ? [event] : [];
      });
  }

  #whatArrived(definition: EventDefinition, match: unknown): string {
    const arrived = this.#records
      .filter(({ topic }) => topic === definition.topic)
      .map(({ key, headers, value }) => `  ${headers['ce_type']} of ${key}: ${value}`);
    const said = arrived.length > 0 ? `\n${arrived.join('\n')}` : ' nothing';
    return `no ${definition.name} with ${inspect(match)}. Arrived on ${definition.topic}:${said}`;
  }
}

function tryRead(definition: EventDefinition, record: TopicRecord): ReceivedEvent | undefined {
  try {
    const { key, headers, value } = record;
    return readEvent(definition, decodeEnvelope({ key: key ?? '', headers, value }).event);
  } catch {
    return undefined;
  }
}

function holds(value: unknown, match: unknown): boolean {
  const isObject = typeof match === 'object' && match !== null && !Array.isArray(match);
  if (!isObject) return isDeepStrictEqual(value, match);
  if (typeof value !== 'object' || value === null) return false;
  const found = value as Record<string, unknown>;
  return Object.entries(match).every(([key, wanted]) => holds(found[key], wanted));
}
