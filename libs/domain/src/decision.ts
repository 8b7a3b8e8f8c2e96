/** A fact an aggregate publishes: the type name of its topic and its data. */
export interface DomainEvent {
  readonly type: string;
  readonly data: unknown;
}

/** What a decision of the domain says: the next state and the facts that follow from it, in order. */
export interface Decision<State, Event extends DomainEvent = never> {
  readonly state: State;
  readonly events: readonly Event[];
}

/** The next state together with the events that tell of it. */
export function decide<State, Event extends DomainEvent>(
  state: State,
  events: readonly Event[],
): Decision<State, Event> {
  return { state, events };
}

/** The state as it is: nothing to store and nothing to tell when it is the state that was loaded. */
export function keep<State>(state: State): Decision<State> {
  return { state, events: [] };
}
