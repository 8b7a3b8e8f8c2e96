import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPerson, aWorkUnit } from '../../../test/builders.js';
import { Desk } from '../../../test/desk.js';

const subdistrict = {
  unitCode: '33.71.01',
  name: 'Kecamatan Magelang Selatan',
  kind: 'subdistrict',
  parentCode: null,
  headPersonId: null,
  validFrom: '2017-01-01',
} as const;
const ward = {
  ...subdistrict,
  unitCode: '33.71.01.1003',
  name: 'Kelurahan Rejowinangun Selatan',
  kind: 'urban-ward',
  parentCode: '33.71.01',
} as const;

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

describe('RegisterWorkUnit', () => {
  it('refuses a parent and a head that are not in the directory', async () => {
    const headPersonId = aPerson().id;
    const refused = desk.as(() => desk.registerWorkUnit.execute({ ...ward, headPersonId }));
    await expect(refused).rejects.toMatchObject({
      problems: [
        { field: 'parentCode', rule: 'is no known work unit' },
        { field: 'headPersonId', rule: 'is no person of the city' },
      ],
    });
  });

  it('happens once', async () => {
    await desk.as(() => desk.registerWorkUnit.execute(subdistrict));
    await expect(desk.as(() => desk.registerWorkUnit.execute(subdistrict))).rejects.toMatchObject({
      code: 'work-unit-registered-already',
    });
  });
});

describe('ImportWorkUnits', () => {
  const importRows = (rows: readonly unknown[]) =>
    desk.as(() => desk.importWorkUnits.execute({ rows }));

  it('finds the parent in an earlier row', async () => {
    const rows = await importRows([subdistrict, ward]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['registered', 'registered']);
  });

  it('lets every row stand alone', async () => {
    const rows = await importRows([
      ward,
      subdistrict,
      { ...subdistrict, kind: 'village' },
      subdistrict,
    ]);
    expect(rows.map(({ outcome, unitCode }) => [outcome, unitCode])).toEqual([
      ['refused', '33.71.01.1003'],
      ['registered', '33.71.01'],
      ['refused', null],
      ['already-registered', '33.71.01'],
    ]);
    expect(desk.units.all()).toHaveLength(1);
  });
});

describe('AppointHeads', () => {
  it('names heads of the city only', async () => {
    const stranger = aPerson({ id: '019a0000-0000-7000-8000-0000000000c1', cityCode: '33.72' });
    desk.persons.given(aPerson(), stranger);
    desk.units.given(aWorkUnit(), aWorkUnit({ id: '33.71.dinkes' }));
    const rows = await desk.as(
      () =>
        desk.appointHeads.execute({
          heads: [
            { unitCode: '33.71.disdukcapil', headPersonId: aPerson().id },
            { unitCode: '33.71.dinkes', headPersonId: stranger.id },
            { unitCode: '33.71.nowhere', headPersonId: aPerson().id },
          ],
        }),
      { area: '33' },
    );
    expect(rows.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['appointed', null],
      ['refused', 'work-unit-not-possible'],
      ['refused', 'not-found'],
    ]);
  });
});

describe('CloseWorkUnit', () => {
  it('refuses a successor that is not in the directory', async () => {
    desk.units.given(aWorkUnit());
    const close = {
      unitCode: aWorkUnit().id,
      validTo: '2025-12-31',
      successorCode: '33.71.dukcapil',
    };
    await expect(desk.as(() => desk.closeWorkUnit.execute(close))).rejects.toMatchObject({
      problems: [{ field: 'successorCode', rule: 'is no known work unit' }],
    });
  });
});
