import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  aKnownRetreat,
  anIntake,
  aRegistration,
  aSeating,
  retreatId,
} from '../../../test/builders.js';
import { Desk } from '../../../test/desk.js';

const waiting = ['b1', 'b2', 'b3'].map((id) =>
  aRegistration({ id, personId: aRegistration().personId, status: 'waitlisted' }),
);

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
  desk.retreats.given(aKnownRetreat());
  desk.intakes.given(anIntake({ quota: 5 }));
  desk.seatings.given(aSeating({ quota: 5, taken: 5, waitlist: ['b1', 'b2', 'b3'] }));
  desk.registrations.given(...waiting);
});

const change = (quota: number, cause = {}) =>
  desk.as(() => desk.changeQuota.execute({ retreatId, quota }), cause);

describe('ChangeQuota', () => {
  it('promotes the first of the wait-list in the same decision', async () => {
    const { intake, seating } = await change(7);
    expect(intake.quota).toBe(7);
    expect(seating).toEqual(aSeating({ quota: 7, taken: 7, waitlist: ['b3'] }));
    expect(desk.registrations.events.map(({ type }) => type)).toEqual([
      'RegistrationPromoted',
      'RegistrationPromoted',
    ]);
    expect(desk.intakes.events).toEqual([
      { type: 'IntakeQuotaChanged', data: { before: 5, after: 7, promoted: 2 } },
    ]);
  });

  it('keeps silent when the quota stays', async () => {
    await change(5);
    expect(desk.intakes.events).toEqual([]);
  });

  it('refuses less than the seats that are taken', async () => {
    await expect(change(4)).rejects.toMatchObject({ code: 'quota-below-seats-taken' });
  });

  it('refuses once the retreat is over', async () => {
    desk.retreats.given(aKnownRetreat({ status: 'closed' }));
    await expect(change(7)).rejects.toMatchObject({ code: 'retreat-over' });
  });

  it('answers a repeated command and promotes nobody twice', async () => {
    const dedupe = { kind: 'command', key: 'once', fingerprint: 'same' } as const;
    const first = await change(6, { dedupe });
    expect(await change(6, { dedupe })).toEqual(first);
    expect(desk.registrations.events).toHaveLength(1);
  });

  it('looks again when the wait-list moves between reading and deciding', async () => {
    const read = desk.seatings.change.bind(desk.seatings);
    let moved = false;
    desk.seatings.change = async (id, decide) => {
      const seating = await read(id, decide);
      if (!moved) {
        moved = true;
        desk.seatings.given(aSeating({ quota: 5, taken: 5, waitlist: ['b2', 'b3'] }));
      }
      return seating;
    };
    const { seating } = await change(6);
    expect(seating.waitlist).toEqual(['b3']);
    expect(desk.registrations.published.map(({ key }) => key)).toEqual(['b2']);
  });
});
