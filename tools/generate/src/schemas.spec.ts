import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineEvent, defineTopic, type EventShape } from '@korsa/contracts';
import { incompatibility } from './schemas.js';

const released = {
  retreatId: z.uuid(),
  status: z.enum(['open', 'closed']),
  note: z.string().optional(),
};

const definitionWith = (shape: EventShape) =>
  defineTopic({
    name: 'korsa.test.thing.events.v1',
    owner: 'test',
    key: 'thingId',
    partitions: 1,
    retentionDays: 1,
    dataclass: 'internal',
    events: { ThingDone: defineEvent(1, shape) },
  }).ThingDone;

const committed = JSON.stringify(z.toJSONSchema(z.looseObject(released), { io: 'input' }));

describe('incompatibility', () => {
  it('lets an optional field be added', () => {
    expect(
      incompatibility(definitionWith({ ...released, more: z.string().optional() }), committed),
    ).toBeUndefined();
  });

  it.each<[string, EventShape]>([
    ['a new required field', { ...released, more: z.string() }],
    ['a removed required field', { status: released.status }],
    ['another type', { ...released, retreatId: z.number() }],
    ['a longer list of values', { ...released, status: z.enum(['open', 'closed', 'cancelled']) }],
    ['a shorter list of values', { ...released, status: z.enum(['open']) }],
  ])('refuses %s', (_, shape) => {
    expect(incompatibility(definitionWith(shape), committed)).toContain(
      'declare ThingDone as version 2',
    );
  });
});
