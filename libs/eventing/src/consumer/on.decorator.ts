import 'reflect-metadata';
import type { EventDefinition, Received } from '@korsa/contracts';

const metadataKey = Symbol('korsa:on');

type Handler<Definition> = (event: Received<Definition>) => Promise<unknown>;

/**
 * The method handles this event type: it gets the event checked by its contract, after every earlier event of the
 * same key and never beside another one of it. It may run again for the same event; what it stores through
 * @korsa/store happens once. An error makes it run again a few times, then parks the key.
 */
export function On<Definition extends EventDefinition>(definition: Definition) {
  return (
    _target: object,
    _method: string | symbol,
    descriptor: TypedPropertyDescriptor<Handler<Definition>>,
  ): void => {
    Reflect.defineMetadata(metadataKey, definition, descriptor.value as object);
  };
}

/** The event type a method handles, undefined for a method without `@On`. */
export function handledBy(method: unknown): EventDefinition | undefined {
  if (typeof method !== 'function') return undefined;
  return Reflect.getMetadata(metadataKey, method) as EventDefinition | undefined;
}
