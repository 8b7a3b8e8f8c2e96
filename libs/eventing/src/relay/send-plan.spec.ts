import { describe, expect, it } from '@jest/globals';
import type { OutboxEvent } from '@korsa/store';
import { planSends } from './send-plan.js';

const event = (id: number, bytes = 10): OutboxEvent => ({
  id: String(id),
  topic: 'topic',
  key: 'key',
  headers: {},
  value: 'x'.repeat(bytes),
});
const ids = (sends: readonly (readonly OutboxEvent[])[]) =>
  sends.map((send) => send.map(({ id }) => Number(id)));

describe('planSends', () => {
  it('needs no send for no events', () => {
    expect(planSends([])).toEqual([]);
  });

  it('cuts by number, in order', () => {
    const events = [1, 2, 3, 4, 5].map((id) => event(id));
    expect(ids(planSends(events, { events: 2, bytes: 1_000 }))).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('cuts by bytes', () => {
    const events = [event(1, 60), event(2, 60), event(3, 30)];
    expect(ids(planSends(events, { events: 10, bytes: 100 }))).toEqual([[1], [2, 3]]);
  });

  it('sends an event over the limit alone', () => {
    const events = [event(1), event(2, 5_000), event(3)];
    expect(ids(planSends(events, { events: 10, bytes: 100 }))).toEqual([[1], [2], [3]]);
  });
});
