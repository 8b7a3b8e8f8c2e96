import type { EventsOf } from '@korsa/contracts';
import { decide, type AggregateState } from '@korsa/domain';
import {
  AggregateStore,
  defineAggregate,
  newCause,
  newId,
  runWithCause,
  Store,
} from '@korsa/store';
import type { StoreOptions } from '@korsa/store';
import type { Connection } from 'mongoose';
import type { Things } from './things.js';

interface Thing extends AggregateState {
  readonly notes: number;
}

type ThingEvent = EventsOf<Things>;

/** Things in a real store: each note is one event on their topic. */
export class ThingStore {
  private constructor(private readonly things: AggregateStore<Thing, ThingEvent>) {}

  static async open(
    connection: Connection,
    topic: Things,
    options: Partial<StoreOptions> = {},
  ): Promise<ThingStore> {
    const clock = { now: () => '2025-11-05T01:00:00.000Z' };
    const store = new Store({ connection, clock, service: 'testing', ...options });
    const definition = defineAggregate<Thing>({
      name: 'thing',
      collection: 'things',
      topic,
      fields: { notes: Number },
    });
    const things = new AggregateStore<Thing, ThingEvent>(store, definition);
    await store.prepare();
    return new ThingStore(things);
  }

  async note(id: string, label?: string): Promise<void> {
    const cause = newCause({
      kind: 'timer',
      actor: 'tester',
      correlationId: newId(),
      causationId: newId(),
      area: '33.71',
    });
    await runWithCause(cause, () =>
      this.things.changeOrCreate(id, (before) => {
        const notes = (before?.notes ?? 0) + 1;
        const event = { type: 'ThingNoted', data: { label: label ?? `${id}${notes}` } } as const;
        return decide({ id, cityCode: '33.71', notes }, [event]);
      }),
    );
  }
}
