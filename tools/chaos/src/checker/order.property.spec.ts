import { describe, expect, it } from '@jest/globals';
import { presenceTopic } from '@korsa/contracts';
import fc from 'fast-check';
import { ids, keys, speaker } from '../../test/a-sound-run.js';
import { eventsOf, type Evidence } from './evidence.js';
import { eventsAreInOrder } from './promises/order.js';

type StreamRecord = Evidence['records'][number];

const uuid = (n: number) => `0197f3a2-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** What a relay may put on a topic: aggregates side by side, each in order, and now and then the last batch again. */
const wires = fc
  .record({
    subjects: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 30 }),
    restarts: fc.array(fc.record({ at: fc.nat(), batch: fc.integer({ min: 1, max: 6 }) }), {
      maxLength: 4,
    }),
  })
  .map(({ subjects, restarts }) => {
    const say = speaker();
    const sent = subjects.map((n) =>
      say(presenceTopic.CheckedIn, uuid(n), keys.checkIn, { sessionId: ids.session }),
    );
    return restarts.reduce(resent, sent);
  });

/** A relay that died after sending sends what it had not marked once more, and goes on. */
function resent(
  wire: readonly StreamRecord[],
  { at, batch }: { at: number; batch: number },
): StreamRecord[] {
  const end = at % (wire.length + 1);
  return [...wire.slice(0, end), ...wire.slice(Math.max(0, end - batch), end), ...wire.slice(end)];
}

const violations = (wire: readonly StreamRecord[]) => eventsAreInOrder(eventsOf(wire)).violations;
const idOf = ({ headers }: StreamRecord) => headers['ce_id'];

describe('the check of order', () => {
  it('accepts every interleaving of ordered aggregates with batches sent again', () => {
    fc.assert(fc.property(wires, (wire) => expect(violations(wire)).toBe(0)));
  });

  it('finds every loss that a later event of the aggregate shows', () => {
    fc.assert(
      fc.property(wires, fc.nat(), (wire, pick) => {
        const lost = wire[pick % wire.length]!;
        const last = wire.findLast(({ key }) => key === lost.key)!;
        fc.pre(idOf(last) !== idOf(lost));
        expect(violations(wire.filter((record) => idOf(record) !== idOf(lost)))).toBeGreaterThan(0);
      }),
    );
  });

  it('finds two events of one aggregate that change places', () => {
    fc.assert(
      fc.property(wires, fc.nat(), fc.nat(), (wire, one, other) => {
        const [a, b] = [wire[one % wire.length]!, wire[other % wire.length]!];
        fc.pre(a.key === b.key && idOf(a) !== idOf(b));
        const swapped = wire.map((record) =>
          idOf(record) === idOf(a) ? b : idOf(record) === idOf(b) ? a : record,
        );
        expect(violations(swapped)).toBeGreaterThan(0);
      }),
    );
  });
});
