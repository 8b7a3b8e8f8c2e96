import { randomBytes, randomUUID } from 'node:crypto';
import { defineEvent, defineTopic, type WireMessage } from '@korsa/contracts';
import { z } from 'zod';
import { told } from './ledgers.js';

/** A topic of its own for each test. */
export function newThings() {
  return thingsNamed(
    [...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join(''),
  );
}

/** The same topic again, in another process. */
export function thingsNamed(name: string) {
  return defineTopic({
    name: `korsa.testing.thing-${name}.events.v1`,
    owner: 'testing',
    key: 'thingId',
    partitions: 3,
    retentionDays: 1,
    dataclass: 'internal',
    events: {
      ThingNoted: defineEvent(1, { label: z.string() }),
      ThingLost: defineEvent(1, { reason: z.string() }),
    },
  });
}

export type Things = ReturnType<typeof newThings>;

/** `ThingNoted` as the wire carries it. The id of the event is new unless it is given. */
export function noted(
  things: Things,
  subject: string,
  sequence: number,
  more: { readonly id?: string; readonly label?: string } = {},
): WireMessage {
  const data = { label: more.label ?? `${subject}${sequence}` };
  return told(things.ThingNoted, subject, sequence, data, more.id ?? randomUUID());
}
