import { Controller, UseFilters } from '@nestjs/common';
import { KeepErrorFilter } from './keep-error.filter.js';
import { handledBy, listenFor } from './on.decorator.js';

interface ConsumerSettings {
  /** `korsa.<service>.<purpose>`: the Kafka group, the dedupe name of its handlers, and what access rules name. Never change it. */
  readonly group: string;
}

/**
 * A class whose `@On` methods read events as members of one group; listed under `controllers` of its module.
 * Classes may share a group as long as no event type has two handlers in it.
 */
export function Consumer({ group }: ConsumerSettings): ClassDecorator {
  return (target) => {
    const methods = Object.getOwnPropertyDescriptors(target.prototype as object);
    for (const [name, descriptor] of Object.entries(methods)) {
      const definition = handledBy(descriptor.value);
      if (!definition) continue;
      listenFor({ group, definition, method: `${target.name}.${name}` })(target, name, descriptor);
    }
    Controller()(target);
    UseFilters(KeepErrorFilter)(target);
  };
}
