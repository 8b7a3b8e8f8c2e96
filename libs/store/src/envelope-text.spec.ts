import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromText, toText } from './envelope-text.js';
import type { OutboxEvent } from './outbox-event.js';

const headers = fc.dictionary(fc.constantFrom('ce_id', 'ce_type', 'ce_actor'), fc.string(), {
  noNullPrototype: true,
});
const event: fc.Arbitrary<OutboxEvent> = fc.record({
  id: fc.uuid(),
  topic: fc.constantFrom('one', 'other'),
  key: fc.string(),
  headers,
  value: fc.json(),
});

describe('the text of an envelope', () => {
  it('gives back the events as they were, whatever they have in common', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => expect(fromText(toText(events))).toEqual(events)),
    );
  });

  it('says once what all of them say', () => {
    const said = (id: string): OutboxEvent => ({
      id,
      topic: 't',
      key: id,
      headers: { ce_id: id, ce_type: 'id.korsa.x.v1' },
      value: '{}',
    });
    const text = toText(['a', 'b', 'c'].map(said));
    expect(text.match(/id\.korsa\.x\.v1/g)).toHaveLength(1);
    expect(text.match(/ce_id/g)).toHaveLength(3);
  });
});
