import 'reflect-metadata';
import type { EventDefinition, Received } from '@korsa/contracts';
import { EventPattern } from '@nestjs/microservices';

/** Nest gives handlers with this transport to the EventTransport only. */
export const transportId = Symbol('korsa-events');

const metadataKey = Symbol('korsa:on');

/** What Nest keeps with a handler for the transport. */
export interface HandlerExtras {
  readonly definition: EventDefinition;
  /** `Class.method`, for logs and dead letters. */
  readonly method: string;
  /** Set by `@Consumer`. */
  readonly group?: string;
}

type Handler<Definition> = (event: Received<Definition>) => Promise<unknown>;

/**
 * The method handles this event type: it gets the event checked by its contract, after every earlier event of the
 * same key and never beside another one of it. It may run again for the same event; what it stores through
 * @korsa/store happens once. An error makes it run again a few times, then parks the key.
 * Throws when the method handles another event type already.
 */
export function On<Definition extends EventDefinition>(definition: Definition) {
  return <Method extends Handler<Definition>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    const method = `${target.constructor.name}.${String(name)}`;
    if (handledBy(descriptor.value)) throw new Error(`${method} can handle one event type only.`);
    Reflect.defineMetadata(metadataKey, definition, descriptor.value as object);
    listenFor({ definition, method })(target, name, descriptor);
  };
}

/** The event type a method handles, undefined for a method without `@On`. */
export function handledBy(method: unknown): EventDefinition | undefined {
  if (typeof method !== 'function') return undefined;
  return Reflect.getMetadata(metadataKey, method) as EventDefinition | undefined;
}

/** Makes Nest offer the method to the transport. */
export function listenFor(extras: HandlerExtras): MethodDecorator {
  const pattern = `${extras.group ?? ''} ${extras.definition.type}`;
  return EventPattern<string>(pattern, transportId, extras);
}
