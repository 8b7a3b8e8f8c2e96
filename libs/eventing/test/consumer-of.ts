import type { ReceivedEvent } from '@korsa/contracts';
import type { Type } from '@nestjs/common';
import { Consumer } from '../src/consumer/consumer.decorator.js';
import { On } from '../src/consumer/on.decorator.js';
import type { Things } from './things.js';

export type Handle = (event: ReceivedEvent<{ label: string }>) => Promise<unknown>;

/** A consumer class of the group that handles ThingNoted. */
export function consumerOf(things: Things, group: string, handle: Handle): Type {
  @Consumer({ group })
  class ThingEventsConsumer {
    @On(things.ThingNoted)
    onThingNoted(event: ReceivedEvent<{ label: string }>): Promise<unknown> {
      return handle(event);
    }
  }
  return ThingEventsConsumer;
}
