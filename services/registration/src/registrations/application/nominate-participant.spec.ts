import { describe, expect, it } from '@jest/globals';
import { aRetreat, nominate, personId, registrationId } from '../../../test/a-retreat.js';
import { aKnownRetreat, anIntake, aPerson, aPosition, retreatId } from '../../../test/builders.js';
import { Desk } from '../../../test/desk.js';

const lurah = { kind: 'supervisor', officeKind: 'urban-ward-head', eselon: 'IV.a' } as const;

/** Lets something happen while the people are looked up. */
function whileLookedUp(desk: Desk, happens: () => unknown): void {
  const lookUp = desk.people.byIds.bind(desk.people);
  desk.people.byIds = async (personIds) => {
    const found = await lookUp(personIds);
    happens();
    return found;
  };
}

describe('NominateParticipant', () => {
  it('registers a person whom the rule admits, with the facts of the directory', async () => {
    const registration = await nominate(aRetreat(), 1);
    expect(registration).toMatchObject({
      id: registrationId(1),
      cityCode: '33.71',
      status: 'nominated',
      facts: { officeKind: 'agency-head', eselon: 'II.b', unitKind: 'department' },
    });
  });

  it('registers one whom it does not admit as rejected, and says why', async () => {
    const desk = aRetreat();
    desk.persons.given(aPerson({ id: personId(1), position: aPosition(lurah) }));
    expect(await nominate(desk, 1)).toMatchObject({
      status: 'rejected',
      refusals: [{ reason: 'eselon-not-eligible', actual: 'IV.a' }],
    });
  });

  it('refuses a second nomination', async () => {
    const desk = aRetreat();
    await nominate(desk, 1);
    await expect(nominate(desk, 1)).rejects.toMatchObject({ code: 'already-nominated' });
    expect(desk.registrations.events).toHaveLength(1);
  });

  it('refuses when there is no intake', async () => {
    await expect(nominate(new Desk(), 1)).rejects.toMatchObject({ code: 'intake-not-opened' });
  });

  it.each([
    ['nobody of the directory', 99, {}],
    ['a person whose data were erased', 1, { identity: null, erasedAt: '2025-10-01' }],
    ['a person of another city', 1, { cityCode: '35.73' }],
  ])('refuses %s', async (_who, n, given) => {
    const desk = aRetreat();
    desk.persons.given(aPerson({ id: personId(1), ...given }));
    await expect(nominate(desk, n)).rejects.toMatchObject({ code: 'nominee-unknown' });
  });

  it('rejects a person of another city when the province nominates', async () => {
    const desk = aRetreat();
    desk.persons.given(aPerson({ id: personId(1), cityCode: '33.72' }));
    const { status, refusals } = await desk.as(
      () => desk.nominateParticipant.execute({ retreatId, personId: personId(1), group: null }),
      { area: '33' },
    );
    expect([status, refusals.map(({ reason }) => reason)]).toEqual(['rejected', ['other-city']]);
  });

  it('refuses when the retreat is over, whatever the intake says', async () => {
    const desk = aRetreat();
    desk.intakes.given(anIntake());
    desk.retreats.given(aKnownRetreat({ status: 'cancelled' }));
    await expect(nominate(desk, 1)).rejects.toMatchObject({ code: 'retreat-over' });
  });

  it('rejects when the intake was closed between looking and deciding', async () => {
    const desk = aRetreat();
    whileLookedUp(desk, () => desk.intakes.given(anIntake({ status: 'closed' })));
    expect(await nominate(desk, 1)).toMatchObject({
      status: 'rejected',
      refusals: [{ reason: 'outside-window' }],
    });
  });

  it('refuses when the retreat was cancelled between looking and deciding', async () => {
    const desk = aRetreat();
    whileLookedUp(desk, () => desk.retreats.given(aKnownRetreat({ status: 'cancelled' })));
    await expect(nominate(desk, 1)).rejects.toMatchObject({ code: 'retreat-over' });
    expect(desk.registrations.all()).toEqual([]);
  });
});

describe('NominateParticipants', () => {
  it('lets every row stand alone', async () => {
    const desk = aRetreat();
    desk.persons.given(aPerson({ id: personId(2), position: aPosition(lurah) }));
    const rows = await desk.as(() =>
      desk.nominateParticipants.execute({
        retreatId,
        nominations: [1, 2, 1, 99].map((n) => ({ personId: personId(n), group: '1' })),
      }),
    );
    expect(rows.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['nominated', null],
      ['rejected', null],
      ['refused', 'already-nominated'],
      ['refused', 'nominee-unknown'],
    ]);
    expect(rows[1]?.refusals).toMatchObject([{ reason: 'eselon-not-eligible' }]);
    expect(desk.registrations.all()).toHaveLength(2);
  });

  it('rejects every row when the intake was closed between looking and deciding', async () => {
    const desk = aRetreat();
    whileLookedUp(desk, () => desk.intakes.given(anIntake({ status: 'closed' })));
    const rows = await desk.as(() =>
      desk.nominateParticipants.execute({
        retreatId,
        nominations: [1, 2].map((n) => ({ personId: personId(n), group: null })),
      }),
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected']);
  });

  it('finishes under its key what was interrupted, and answers as if it had not been', async () => {
    const desk = aRetreat();
    const dedupe = { kind: 'command', key: 'bulk', fingerprint: 'same' } as const;
    const send = (people: readonly number[]) =>
      desk.as(
        () =>
          desk.nominateParticipants.execute({
            retreatId,
            nominations: people.map((n) => ({ personId: personId(n), group: null })),
          }),
        { dedupe },
      );
    await send([1]);
    const rows = await send([1, 2]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['nominated', 'nominated']);
    expect(desk.registrations.events).toHaveLength(2);
  });
});
