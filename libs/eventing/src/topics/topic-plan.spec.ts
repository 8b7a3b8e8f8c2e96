import { describe, expect, it } from '@jest/globals';
import { defineEvent, defineTopic } from '@korsa/contracts';
import { planTopics } from './topic-plan.js';

const topic = defineTopic({
  name: 'korsa.testing.thing.events.v1',
  owner: 'testing',
  key: 'thingId',
  partitions: 6,
  retentionDays: 30,
  dataclass: 'internal',
  events: { ThingDone: defineEvent(1, {}) },
});

describe('planTopics', () => {
  it('creates what is missing with all its settings', () => {
    expect(planTopics([topic], new Map())).toEqual({
      missing: [{ name: topic.name, partitions: 6, retentionMs: 2_592_000_000, cleanup: 'delete' }],
      deviating: [],
    });
  });

  it('keeps the last snapshot of each key for good', () => {
    const state = defineTopic({
      name: 'korsa.testing.thing.state.v1',
      owner: 'testing',
      key: 'thingId',
      partitions: 6,
      retentionDays: 0,
      dataclass: 'internal',
      events: { ThingSnapshotted: defineEvent(1, {}) },
    });
    expect(planTopics([state], new Map()).missing).toEqual([
      { name: state.name, partitions: 6, retentionMs: -1, cleanup: 'compact' },
    ]);
  });

  it('leaves a topic as it is', () => {
    const plan = planTopics([topic], new Map([[topic.name, 6]]));
    expect(plan).toEqual({ missing: [], deviating: [] });
  });

  it('names a topic with another partition count than the contract', () => {
    const plan = planTopics([topic], new Map([[topic.name, 12]]));
    expect(plan).toEqual({
      missing: [],
      deviating: [{ topic: topic.name, expected: 6, found: 12 }],
    });
  });
});
