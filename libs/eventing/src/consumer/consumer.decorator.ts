import type { EventDefinition } from '@korsa/contracts';
import { Controller, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { KeepErrorFilter } from './keep-error.filter.js';
import { handledBy } from './on.decorator.js';

interface ConsumerSettings {
  /** `korsa.<service>.<purpose>`: the Kafka group, the dedupe name of its handlers, and what access rules name. Never change it. */
  readonly group: string;
}

/** What the transport learns of a handler through Nest's metadata. */
export interface HandlerExtras {
  readonly group: string;
  readonly definition: EventDefinition;
  /** `Class.method`, for logs and dead letters. */
  readonly method: string;
}

/**
 * A class whose `@On` methods read events as the members of one group; listed under `controllers` of its module.
 * Classes may share a group when no event type has two handlers in it.
 */
export function Consumer({ group }: ConsumerSettings): ClassDecorator {
  return (target) => {
    for (const [name, descriptor] of methodsOf(target)) {
      const definition = handledBy(descriptor.value);
      if (!definition) continue;
      const extras: HandlerExtras = { group, definition, method: `${target.name}.${name}` };
      EventPattern(`${group} ${definition.type}`, extras)(target, name, descriptor);
    }
    Controller()(target);
    UseFilters(KeepErrorFilter)(target);
  };
}

function methodsOf(target: { prototype: object }): [string, PropertyDescriptor][] {
  return Object.entries(Object.getOwnPropertyDescriptors(target.prototype));
}
