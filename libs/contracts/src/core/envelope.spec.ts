import { describe, expect, it } from '@jest/globals';
import { decodeEnvelope, encodeEvent, readEvent, UndecodableEvent } from './envelope.js';
import { defineEvent } from './event.js';
import { Instant, RetreatId } from './primitives.js';
import { defineTopic } from './topic.js';

const topic = defineTopic({
  name: 'korsa.scheduling.retreat.events.v1',
  owner: 'scheduling',
  key: 'retreatId',
  partitions: 1,
  retentionDays: 1,
  dataclass: 'internal',
  events: { RetreatOpened: defineEvent(1, { retreatId: RetreatId, openedAt: Instant }) },
});
const retreatId = '0197f3a2-0000-7000-8000-000000000001';
const event = {
  id: '0197f3a2-0000-7000-8000-0000000000ff',
  name: 'RetreatOpened',
  subject: retreatId,
  sequence: 7,
  time: '2025-11-04T06:00:00.000Z',
  cityCode: '33.71',
  correlationId: 'c',
  causationId: 'd',
  actor: 'operator-1',
  data: { retreatId, openedAt: '2025-11-04T06:00:00.000Z' },
};
const message = encodeEvent(topic.RetreatOpened, event);
const without = (header: string) =>
  Object.fromEntries(Object.entries(message.headers).filter(([name]) => name !== header));

describe('an event on the wire', () => {
  it('comes back as it was sent', () => {
    const { type, event: decoded } = decodeEnvelope(message);
    expect(type).toBe('id.korsa.scheduling.retreat.retreat-opened.v1');
    expect(readEvent(topic.RetreatOpened, decoded)).toEqual(event);
  });

  it('pads the sequence so that it compares as text', () => {
    expect(message.headers['ce_sequence']).toBe('000000000007');
  });

  it('is refused by the producer when a field is unknown', () => {
    expect(() =>
      encodeEvent(topic.RetreatOpened, { ...event, data: { ...event.data, name: 'x' } }),
    ).toThrow();
  });

  it.each([
    ['without an id', { ...message, headers: without('ce_id') }, 'headers missing: ce_id'],
    [
      'with a key that is not its subject',
      { ...message, key: 'other' },
      'the key is not ce_subject',
    ],
    ['as a tombstone', { ...message, value: null }, 'a tombstone carries no data'],
    ['that is no JSON', { ...message, value: '{' }, 'the value is no JSON'],
    [
      'with a sequence of zero',
      { ...message, headers: { ...message.headers, ce_sequence: '000000000000' } },
      'ce_sequence is no positive integer',
    ],
  ])('is refused by the consumer %s', (_, broken, reason) => {
    expect(() => decodeEnvelope(broken)).toThrow(expect.objectContaining({ reason }));
  });

  it('names the fields that do not fit, not their values', () => {
    const broken = { ...message, value: JSON.stringify({ retreatId: 'secret', openedAt: 1 }) };
    const read = () => readEvent(topic.RetreatOpened, decodeEnvelope(broken).event);
    expect(read).toThrow(UndecodableEvent);
    expect(read).toThrow('data does not fit RetreatOpened: retreatId, openedAt');
  });
});
