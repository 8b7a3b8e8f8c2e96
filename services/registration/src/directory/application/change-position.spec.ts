import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPerson, aPosition, aWorkUnit } from '../../../test/builders.js';
import { Desk } from '../../../test/desk.js';

const person = aPerson();
const command = {
  personId: person.id,
  position: aPosition({ officeKind: 'expert-staff' }),
  unitCode: '33.71.setda',
  reason: 'rotation',
  effectiveOn: '2025-10-20',
} as const;

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
  desk.persons.given(person);
  desk.units.given(
    aWorkUnit({ headPersonId: person.id }),
    aWorkUnit({ id: '33.71.setda', kind: 'regional-secretariat' }),
  );
});

const move = (given = {}, cause = {}) =>
  desk.as(() => desk.changePosition.execute({ ...command, ...given }), cause);

describe('ChangePosition', () => {
  it('leaves the unit vacant that loses its head', async () => {
    expect(await move()).toMatchObject({ unitCode: '33.71.setda' });
    expect(desk.units.events).toEqual([
      { type: 'WorkUnitChanged', data: expect.objectContaining({ headPersonId: null }) },
    ]);
  });

  it('keeps the head who gets another post in the same unit', async () => {
    await move({ unitCode: '33.71.disdukcapil' });
    expect(desk.units.events).toEqual([]);
  });

  it('refuses a unit that is not in the directory', async () => {
    await expect(move({ unitCode: '33.71.nowhere' })).rejects.toMatchObject({
      code: 'position-not-possible',
    });
    expect(desk.persons.events).toEqual([]);
  });

  it('answers a repeated command and tells it once', async () => {
    const dedupe = { kind: 'command', key: 'once', fingerprint: 'same' } as const;
    const first = await move({}, { dedupe });
    expect(await move({}, { dedupe })).toEqual(first);
    expect(desk.persons.events).toHaveLength(1);
    expect(desk.units.events).toHaveLength(1);
  });
});
