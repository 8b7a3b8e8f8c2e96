import { describe, expect, it } from '@jest/globals';
import type { ReceivedEvent } from '@korsa/contracts';
import type { Type } from '@nestjs/common';
import mongoose from 'mongoose';
import { consuming } from '../../test/consuming.js';
import { newThings } from '../../test/things.js';
import { MemoryBroker } from '../memory/memory-broker.js';
import { MemoryDriver } from '../memory/memory-driver.js';
import { Consumer } from './consumer.decorator.js';
import { On } from './on.decorator.js';

const things = newThings();
type Noted = ReceivedEvent<{ label: string }>;

/** What Nest says when it takes the classes in. No database is reached. */
async function starting(...classes: readonly Type[]): Promise<void> {
  const connection = mongoose.createConnection();
  const driver = new MemoryDriver(new MemoryBroker());
  const consumer = await consuming(classes, { connection, driver });
  await consumer.stop();
}

describe('@Consumer and @On', () => {
  it('refuse two handlers of one event type in a group', async () => {
    @Consumer({ group: 'korsa.testing.one' })
    class First {
      @On(things.ThingNoted)
      onThingNoted(_event: Noted): Promise<void> {
        return Promise.resolve();
      }
    }
    @Consumer({ group: 'korsa.testing.one' })
    class Second {
      @On(things.ThingNoted)
      onThingNoted(_event: Noted): Promise<void> {
        return Promise.resolve();
      }
    }
    await expect(starting(First, Second)).rejects.toThrow(
      'Second.onThingNoted and First.onThingNoted both handle ThingNoted in korsa.testing.one',
    );
  });

  it('refuse a handler without a group', async () => {
    class Forgotten {
      @On(things.ThingNoted)
      onThingNoted(_event: Noted): Promise<void> {
        return Promise.resolve();
      }
    }
    await expect(starting(Forgotten)).rejects.toThrow(
      'Forgotten.onThingNoted has @On, but its class has no @Consumer',
    );
  });

  it('refuse a second event type on one method, which would hide the first', () => {
    class Both {
      onThing(_event: Noted): Promise<void> {
        return Promise.resolve();
      }
    }
    const descriptor = Object.getOwnPropertyDescriptor(
      Both.prototype,
      'onThing',
    ) as TypedPropertyDescriptor<(event: Noted) => Promise<void>>;
    On(things.ThingNoted)(Both.prototype, 'onThing', descriptor);
    expect(() => On(things.ThingNoted)(Both.prototype, 'onThing', descriptor)).toThrow(
      'Both.onThing can handle one event type only',
    );
  });

  it('refuse an event that is not the one of the contract, whatever the method returns', () => {
    class Wrong {
      // @ts-expect-error the handler asks for other data than the contract gives
      @On(things.ThingNoted)
      onThingNoted(_event: ReceivedEvent<{ label: number }>): Promise<void> {
        return Promise.resolve();
      }

      // @ts-expect-error a handler has to be waited for
      @On(things.ThingLost)
      onThingLost(_event: ReceivedEvent): void {}

      // @ts-expect-error the handler wants more than the contract promises
      @On(things.ThingNoted)
      onMore(_event: ReceivedEvent<{ label: string; colour: string }>): Promise<void> {
        return Promise.resolve();
      }

      @On(things.ThingNoted)
      onAnything(_event: ReceivedEvent): Promise<number> {
        return Promise.resolve(1);
      }
    }
    expect(Wrong.name).toBe('Wrong');
  });
});
