import type { DataOf, EventDefinition } from '@korsa/contracts';
import type { AggregateState } from '@korsa/domain';
import type { AggregateDefinition } from '@korsa/store';

/** How an aggregate is told as a whole. */
export interface Snapshot {
  readonly aggregate: string;
  readonly collection: string;
  readonly definition: EventDefinition;
  readonly dataOf: (state: never) => unknown;
}

/**
 * Declares the snapshots of an aggregate: what all its events come to, and nothing that they do not tell.
 * Throws when the event is none of a state topic, or of another aggregate.
 */
export function defineSnapshot<State extends AggregateState, Definition extends EventDefinition>(
  { name, collection, topic }: AggregateDefinition<State>,
  definition: Definition,
  dataOf: (state: State) => DataOf<Definition>,
): Snapshot {
  const { aggregate, owner, snapshot } = definition;
  if (!snapshot || topic?.aggregate !== aggregate || topic.owner !== owner)
    throw new Error(`${definition.name} is no snapshot of ${name}.`);
  return { aggregate, collection, definition, dataOf };
}
