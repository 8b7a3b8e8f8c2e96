import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEnrolment, aPosition, aWorkUnit } from '../../../test/builders.js';
import { Desk } from '../../../test/desk.js';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
  desk.units.given(aWorkUnit());
});

const importRows = (rows: readonly unknown[], cause = {}) =>
  desk.as(() => desk.importPersons.execute({ rows }), cause);
const second = { nip: '198012302010012005' };

describe('ImportPersons', () => {
  it('enrols what it can and says of every other row what is wrong', async () => {
    const rows = await importRows([
      anEnrolment(),
      { ...anEnrolment(), nip: 198402132009121001, nickname: 'Sri' },
      anEnrolment({ nip: '131110468' }),
      anEnrolment({ unitCode: '33.71.nowhere', ...second }),
      anEnrolment({ nip: '198001012005012001' }),
    ]);
    expect(rows.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['enrolled', null],
      ['refused', 'row-invalid'],
      ['refused', 'person-not-enrollable'],
      ['refused', 'person-not-enrollable'],
      ['refused', 'row-invalid'],
    ]);
    expect(rows[1]?.problems).toEqual([
      { field: 'nip', rule: 'a NIP is text: 18 digits do not fit a JSON number without loss' },
      { field: 'nickname', rule: 'is not a known field' },
    ]);
    expect(rows[2]?.problems).toEqual([
      { field: 'nip', rule: 'this is a 9-digit NIP from before 2007; give the 18-digit NIP' },
    ]);
    expect(rows[4]?.problems).toEqual([{ field: 'nip', rule: 'is in row 0 of this import too' }]);
    expect(desk.persons.all()).toHaveLength(1);
  });

  it.each(['', '-', 'NIP'])('says of every row what is wrong with the NIP "%s"', async (nip) => {
    const rows = await importRows([anEnrolment({ nip }), anEnrolment({ nip })]);
    expect(rows.map(({ code }) => code)).toEqual(Array(2).fill('person-not-enrollable'));
    expect(rows[1]?.problems).toEqual([{ field: 'nip', rule: 'a NIP has exactly 18 digits' }]);
  });

  it.each([
    ['malformed', anEnrolment({ nip: 'a198001012005012001' })],
    ['that of somebody who has none', anEnrolment({ category: 'BUMD', institution: 'Perumda' })],
  ])('enrols the row that gives rightly the NIP that is %s above', async (_how, wrong) => {
    const rows = await importRows([wrong, anEnrolment()]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['refused', 'enrolled']);
  });

  it('repeats no NIP in what it says', async () => {
    const rows = await importRows([{ ...anEnrolment(), nip: '198001012005012000' }]);
    expect(JSON.stringify(rows)).not.toContain('19800101');
  });

  it('names those who are in the directory, so that an import may run again', async () => {
    const [first] = await importRows([anEnrolment()]);
    const again = await importRows([anEnrolment(), anEnrolment(second)]);
    expect(again).toMatchObject([
      { outcome: 'already-enrolled', personId: first?.personId },
      { outcome: 'enrolled' },
    ]);
  });

  it('finishes under its key what was interrupted, and answers as if it had not been', async () => {
    const dedupe = { kind: 'command', key: 'import-1', fingerprint: 'same' } as const;
    const rows = [anEnrolment(), anEnrolment(second)];
    const [first] = await importRows(rows.slice(0, 1), { dedupe });
    const all = await importRows(rows, { dedupe });
    expect(all).toMatchObject([
      { outcome: 'enrolled', personId: first?.personId },
      { outcome: 'enrolled' },
    ]);
    expect(desk.persons.all()).toHaveLength(2);
  });

  it('takes people without a NIP by institution', async () => {
    const director = aPosition({ kind: 'non-asn', officeKind: 'bumd-director', eselon: null });
    const given = { category: 'BUMD', nip: null, institution: 'Perumda', position: director };
    const rows = await importRows([anEnrolment(given as never), anEnrolment(given as never)]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['enrolled', 'enrolled']);
  });
});
