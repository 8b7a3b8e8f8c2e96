import { describe, expect, it } from '@jest/globals';
import { aWorkUnit } from '../../../test/builders.js';
import { WorkUnitClosedAlready, WorkUnitNotPossible } from './work-unit.errors.js';
import { change, close, register, vacate, type NewWorkUnit } from './work-unit.js';

const head = '019a0000-0000-7000-8000-0000000000a1';

function aNewUnit(given: Partial<NewWorkUnit> = {}): NewWorkUnit {
  return {
    unitCode: '33.71.01.1003',
    name: 'Kelurahan Rejowinangun Selatan',
    kind: 'urban-ward',
    parentCode: '33.71.01',
    headPersonId: null,
    validFrom: '2017-01-01',
    ...given,
  };
}

describe('register', () => {
  it('belongs to the city of its code', () => {
    const { state, events } = register(aNewUnit());
    expect(state).toMatchObject({ id: '33.71.01.1003', cityCode: '33.71', validTo: null });
    expect(events).toEqual([
      {
        type: 'WorkUnitRegistered',
        data: {
          unitName: 'Kelurahan Rejowinangun Selatan',
          kind: 'urban-ward',
          parentCode: '33.71.01',
          headPersonId: null,
          validFrom: '2017-01-01',
        },
      },
    ]);
  });

  it.each([
    ['an urban ward with the code of a department', { unitCode: '33.71.kelurahan' }, 'kind'],
    [
      'a department with the code of a subdistrict',
      { unitCode: '33.71.01', kind: 'department' },
      'kind',
    ],
    ['an urban ward with the code of a village', { unitCode: '33.71.01.2003' }, 'kind'],
    ['a parent in another city', { parentCode: '35.73.01' }, 'parentCode'],
    ['itself as parent', { parentCode: '33.71.01.1003' }, 'parentCode'],
  ] as const)('refuses %s', (_what, given, field) => {
    expect(() => register(aNewUnit(given))).toThrow(
      expect.objectContaining({
        code: 'work-unit-not-possible',
        problems: expect.arrayContaining([{ field, rule: expect.any(String) }]),
      }),
    );
  });

  it('names what it was told besides', () => {
    const stranger = { field: 'headPersonId', rule: 'is no person of the city' };
    expect(() => register(aNewUnit(), [stranger])).toThrow(WorkUnitNotPossible);
  });
});

describe('change', () => {
  it('tells the unit as it is now', () => {
    const { events } = change(aWorkUnit(), { headPersonId: head });
    expect(events).toEqual([
      { type: 'WorkUnitChanged', data: expect.objectContaining({ headPersonId: head }) },
    ]);
  });

  it('keeps silent when nothing changes, and leaves out what is not given', () => {
    expect(change(aWorkUnit(), { name: undefined, headPersonId: null }).events).toEqual([]);
  });

  it('refuses a closed unit', () => {
    expect(() => change(aWorkUnit({ validTo: '2024-12-31' }), { name: 'Dinas' })).toThrow(
      WorkUnitClosedAlready,
    );
  });
});

describe('vacate', () => {
  it('leaves the unit without a head when the head goes', () => {
    const { state } = vacate(aWorkUnit({ headPersonId: head }), head);
    expect(state.headPersonId).toBeNull();
  });

  it('changes nothing when somebody else goes', () => {
    expect(vacate(aWorkUnit({ headPersonId: head }), 'somebody').events).toEqual([]);
  });
});

describe('close', () => {
  it('tells the last day and the successor', () => {
    const { events } = close(aWorkUnit(), '2025-12-31', '33.71.dukcapil');
    expect(events).toEqual([
      {
        type: 'WorkUnitClosed',
        data: { validTo: '2025-12-31', successorCode: '33.71.dukcapil' },
      },
    ]);
  });

  it('refuses a last day before the first', () => {
    expect(() => close(aWorkUnit(), '2016-12-31', null)).toThrow(WorkUnitNotPossible);
  });

  it('refuses a second closing', () => {
    const closed = aWorkUnit({ validTo: '2024-12-31' });
    expect(() => close(closed, '2025-12-31', null)).toThrow(WorkUnitClosedAlready);
  });
});
