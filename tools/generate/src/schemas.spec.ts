import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineEvent, defineTopic, type EventShape } from '@korsa/contracts';
import { incompatibility, withdrawals } from './schemas.js';

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
      'declare version 2 beside it',
    );
  });
});

describe('withdrawals', () => {
  const root = mkdtempSync(join(tmpdir(), 'korsa-contracts-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const files = [
    'libs/contracts/released/test/thing/thing-done.v1.json',
    'libs/contracts/samples/korsa.test.thing.events.v1/ThingDone.v1.json',
  ];
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '{}');
  }

  it('accepts the files of events that are declared', () => {
    expect(withdrawals(root, [definitionWith(released)])).toEqual([]);
  });

  it.each([
    ['an event that is gone', []],
    ['a version that another one stands in for', [{ ...definitionWith(released), version: 2 }]],
  ])('refuses schema and sample of %s, and says what to do', (_, definitions) => {
    const refused = withdrawals(root, definitions);
    expect(refused.map((problem) => problem.split(':')[0])).toEqual(files);
    expect(refused[0]).toContain('declare it again');
  });

  it('finds nothing of the kind in this repository', () => {
    expect(withdrawals(fileURLToPath(new URL('../../..', import.meta.url)))).toEqual([]);
  });
});
