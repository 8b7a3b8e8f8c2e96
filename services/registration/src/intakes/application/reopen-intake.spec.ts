import { describe, expect, it } from '@jest/globals';
import { aKnownRetreat, anIntake, aSeating, later, retreatId } from '../../../test/builders.js';
import { Desk } from '../../../test/desk.js';

const closesAt = '2025-11-01T00:00:00.000Z';

/** A desk whose intake was closed. */
function aClosedIntake(): Desk {
  const desk = new Desk();
  desk.clock.at = later;
  desk.retreats.given(aKnownRetreat());
  desk.intakes.given(anIntake({ status: 'closed', closedAt: later }));
  desk.seatings.given(aSeating());
  return desk;
}

const reopen = (desk: Desk, cause = {}) =>
  desk.as(() => desk.reopenIntake.execute({ retreatId, closesAt }), cause);

describe('ReopenIntake', () => {
  it('takes nominations again', async () => {
    const { intake, seating } = await reopen(aClosedIntake());
    expect(intake).toMatchObject({ status: 'open', closesAt, closedAt: null });
    expect(seating).toEqual(aSeating());
  });

  it.each(['closed', 'cancelled'] as const)('refuses once the retreat is %s', async (status) => {
    const desk = aClosedIntake();
    desk.retreats.given(aKnownRetreat({ status }));
    await expect(reopen(desk)).rejects.toMatchObject({ code: 'retreat-over' });
    expect(desk.intakes.all()).toMatchObject([{ status: 'closed' }]);
  });

  it('answers a repeat as before after the retreat was closed', async () => {
    const desk = aClosedIntake();
    const dedupe = { kind: 'command', key: 'once', fingerprint: 'same' } as const;
    const first = await reopen(desk, { dedupe });
    desk.retreats.given(aKnownRetreat({ status: 'closed' }));
    expect(await reopen(desk, { dedupe })).toEqual(first);
  });

  it('knows no intake that was never opened', async () => {
    await expect(reopen(new Desk())).rejects.toMatchObject({ code: 'not-found' });
  });
});
