import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEnrolment, aWorkUnit } from '../../../test/builders.js';
import { Desk } from '../../../test/desk.js';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
  desk.units.given(aWorkUnit(), aWorkUnit({ id: '35.73.disdukcapil', cityCode: '35.73' }));
});

const enrol = (given: Parameters<typeof anEnrolment>[0] = {}, cause = {}) =>
  desk.as(() => desk.enrolPerson.execute(anEnrolment(given)), cause);

describe('EnrolPerson', () => {
  it('gives a person an id that tells nothing', async () => {
    const { id, cityCode, identity } = await enrol();
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(cityCode).toBe('33.71');
    expect(identity?.nipFingerprint).toBe('fingerprint-of-198001012005012001');
    expect(desk.persons.events.map(({ type }) => type)).toEqual(['PersonEnrolled']);
  });

  it('names who holds the NIP within the own area', async () => {
    const { id } = await enrol();
    await expect(enrol()).rejects.toMatchObject({ code: 'nip-enrolled-already', personId: id });
  });

  it('names every problem at once', async () => {
    const refused = enrol({ nip: '200013312024213001', unitCode: '33.71.nowhere' });
    await expect(refused).rejects.toMatchObject({
      code: 'person-not-enrollable',
      problems: [
        { field: 'nip', rule: 'birth month 13 does not exist' },
        { field: 'nip', rule: 'sex digit 3 is neither 1 nor 2' },
        { field: 'unitCode', rule: 'is no work unit of the directory' },
      ],
    });
    expect(desk.persons.all()).toEqual([]);
  });

  it('refuses a unit that was closed', async () => {
    desk.units.given(aWorkUnit({ validTo: '2024-12-31' }));
    await expect(enrol()).rejects.toMatchObject({
      problems: [{ field: 'unitCode', rule: 'is a work unit that was closed' }],
    });
  });

  it('knows no unit of another city', async () => {
    await expect(enrol({ unitCode: '35.73.disdukcapil' })).rejects.toMatchObject({
      problems: [{ field: 'unitCode', rule: 'is no work unit of the directory' }],
    });
  });

  it('answers a repeated command with the person it enrolled', async () => {
    const dedupe = { kind: 'command', key: 'once', fingerprint: 'same' } as const;
    const first = await enrol({}, { dedupe });
    expect(await enrol({}, { dedupe })).toEqual(first);
    expect(desk.persons.all()).toHaveLength(1);
  });
});
