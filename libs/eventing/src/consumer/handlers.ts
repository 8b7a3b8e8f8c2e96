import type { EventDefinition, ReceivedEvent } from '@korsa/contracts';

/** What handles one event type in one group. */
export interface Handler {
  readonly group: string;
  readonly definition: EventDefinition;
  /** `Class.method` */
  readonly method: string;
  /** Rejects with the error that the method threw. */
  readonly run: (event: ReceivedEvent) => Promise<unknown>;
}

/** The handlers of one group, found by `ce_type`. */
export interface GroupHandlers {
  readonly group: string;
  readonly topics: readonly string[];
  readonly byType: ReadonlyMap<string, Handler>;
}

/** All handlers of a process. */
export class HandlerTable {
  private readonly handlers: Handler[] = [];

  /** Throws when the group has a handler for the event type already: they would run beside each other. */
  add(handler: Handler): void {
    const { group, definition, method } = handler;
    const other = this.handlers.find(
      (known) => known.group === group && known.definition.type === definition.type,
    );
    if (other) {
      throw new Error(
        `${method} and ${other.method} both handle ${definition.name} in ${group}; give one of them its own group.`,
      );
    }
    this.handlers.push(handler);
  }

  groups(): GroupHandlers[] {
    const groups = Map.groupBy(this.handlers, ({ group }) => group);
    return [...groups].map(([group, handlers]) => ({
      group,
      topics: [...new Set(handlers.map(({ definition }) => definition.topic))],
      byType: new Map(handlers.map((handler) => [handler.definition.type, handler])),
    }));
  }
}
