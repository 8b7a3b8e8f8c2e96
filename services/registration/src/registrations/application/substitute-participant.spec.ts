import { describe, expect, it } from '@jest/globals';
import { aRetreat, personId, registrationId, seat, statuses } from '../../../test/a-retreat.js';
import { anIntake, aPerson, aPosition, retreatId } from '../../../test/builders.js';
import type { Desk } from '../../../test/desk.js';

function substitute(desk: Desk, n: number, by: number, cause = {}) {
  const command = {
    registrationId: registrationId(n),
    personId: personId(by),
    reason: 'rotated',
  } as const;
  return desk.as(() => desk.substituteParticipant.execute(command), cause);
}

describe('SubstituteParticipant', () => {
  it('keeps the seat for another person', async () => {
    const desk = aRetreat({ quota: 1 });
    await seat(desk, 1, 2);
    const { registration, substitute: taker } = await substitute(desk, 1, 3);
    expect(registration).toMatchObject({ status: 'substituted', substitutedBy: taker.id });
    expect(taker).toMatchObject({ status: 'confirmed', substituteFor: registration.id });
    expect(statuses(desk)).toEqual(['substituted', 'waitlisted', 'confirmed']);
    expect((await desk.as(() => desk.seatings.get(retreatId))).taken).toBe(1);
  });

  it('takes substitutes after the intake was closed', async () => {
    const desk = aRetreat();
    await seat(desk, 1);
    desk.intakes.given(anIntake({ status: 'closed' }));
    expect((await substitute(desk, 1, 2)).substitute.status).toBe('confirmed');
  });

  it('keeps the place on the wait-list', async () => {
    const desk = aRetreat({ quota: 1 });
    await seat(desk, 1, 2, 3);
    await substitute(desk, 2, 4);
    expect((await desk.as(() => desk.seatings.get(retreatId))).waitlist).toEqual([
      registrationId(4),
      registrationId(3),
    ]);
  });

  it('refuses a person whom the rule does not admit, and changes nothing', async () => {
    const desk = aRetreat();
    await seat(desk, 1);
    const lurah = aPosition({ kind: 'supervisor', officeKind: 'urban-ward-head', eselon: 'IV.a' });
    desk.persons.given(aPerson({ id: personId(2), position: lurah }));
    await expect(substitute(desk, 1, 2)).rejects.toMatchObject({
      code: 'substitute-not-eligible',
      problems: [{ field: 'personId', rule: 'eselon-not-eligible' }],
    });
    expect(statuses(desk)).toEqual(['confirmed']);
  });

  it('refuses the same person and a person with a place', async () => {
    const desk = aRetreat();
    await seat(desk, 1, 2);
    await expect(substitute(desk, 1, 1)).rejects.toMatchObject({ code: 'already-nominated' });
    await expect(substitute(desk, 1, 2)).rejects.toMatchObject({ code: 'already-nominated' });
  });

  it('answers a repeated command and substitutes once', async () => {
    const desk = aRetreat();
    await seat(desk, 1);
    const dedupe = { kind: 'command', key: 'once', fingerprint: 'same' } as const;
    const first = await substitute(desk, 1, 2, { dedupe });
    expect(await substitute(desk, 1, 2, { dedupe })).toEqual(first);
  });
});
