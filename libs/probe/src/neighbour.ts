import { randomUUID } from 'node:crypto';
import {
  encodeEvent,
  type DataOf,
  type EventDefinition,
  type Received,
  type Topic,
} from '@korsa/contracts';
import { createPublisher, ensureTopics, silentLogger, type Publisher } from '@korsa/eventing';
import { kafkaSettings, type KafkaScope } from './kafka-scope.js';
import { sampleEvent } from '@korsa/testing';

/** What differs from the committed sample of the event. */
export interface Saying<Definition extends EventDefinition> {
  readonly subject?: string;
  readonly cityCode?: string;
  readonly time?: string;
  readonly data?: Partial<DataOf<Definition>>;
}

/** A service that is not there, played by its events: the committed samples, with what a test wants different. */
export class Neighbour {
  readonly #publisher: Publisher;
  readonly #sequences = new Map<string, number>();

  /** Creates the topics where they are missing. In tests hand it to `infrastructure().closing`. */
  static async of(scope: KafkaScope, topics: readonly Topic[]): Promise<Neighbour> {
    const kafka = kafkaSettings(scope);
    await ensureTopics({ kafka, topics, logger: silentLogger }).ready;
    return new Neighbour(await createPublisher(kafka));
  }

  private constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  /** Publishes an event as its owner would: a new id, and the next sequence of its aggregate. Throws ZodError for bad data. */
  async says<Definition extends EventDefinition>(
    definition: Definition,
    { data, ...rest }: Saying<Definition> = {},
  ): Promise<Received<Definition>> {
    const sample = sampleEvent(definition);
    const event = {
      ...sample,
      ...rest,
      id: randomUUID(),
      data: { ...(sample.data as object), ...data },
    };
    const aggregate = `${definition.topic} ${event.subject}`;
    const sequence = (this.#sequences.get(aggregate) ?? 0) + 1;
    this.#sequences.set(aggregate, sequence);
    const said = { ...event, sequence } as Received<Definition>;
    await this.repeat(definition, said);
    return said;
  }

  /** Publishes the very same event once more, as at-least-once delivery may. */
  async repeat<Definition extends EventDefinition>(
    definition: Definition,
    event: Received<Definition>,
  ): Promise<void> {
    await this.#publisher.publish(definition.topic, [encodeEvent(definition, event)]);
  }

  /** Ends the connection. */
  close(): Promise<void> {
    return this.#publisher.close();
  }
}
