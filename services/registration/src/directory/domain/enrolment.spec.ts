import { describe, expect, it } from '@jest/globals';
import { anEnrolment, aPosition } from '../../../test/builders.js';
import { identify } from './enrolment.js';

const today = '2025-10-20';
const director = aPosition({
  title: 'Direktur Utama',
  kind: 'non-asn',
  officeKind: 'bumd-director',
  eselon: null,
});

function problemsOf(given: Parameters<typeof anEnrolment>[0]) {
  const reading = identify(anEnrolment(given), today);
  return 'problems' in reading ? reading.problems : [];
}

describe('identify', () => {
  it('keeps the digits of a NIP that was typed with spaces', () => {
    expect(identify(anEnrolment(), today)).toEqual({
      identity: {
        name: { full: 'Sri Rahayu', titleBefore: 'Dra.', titleAfter: 'M.Si.' },
        nip: '198001012005012001',
        institution: null,
      },
    });
  });

  it.each([
    ['PNS', '19860926 201505 1 001'],
    ['PNS', '198012302010012005'],
    ['PPPK', '200012312024211001'],
    ['PPPK', '199001012025242001'],
  ] as const)('takes the %s number %s', (category, nip) => {
    expect(problemsOf({ category, nip })).toEqual([]);
  });

  it.each([
    ['200013312024211001', 'birth month 13 does not exist'],
    ['200012312024213001', 'sex digit 3 is neither 1 nor 2'],
    ['198609262015131001', 'appointment month 13 does not exist'],
    ['198609262015051000', 'the sequence starts at 001'],
    ['131110468', 'this is a 9-digit NIP from before 2007; give the 18-digit NIP'],
  ])('refuses %s', (nip, rule) => {
    expect(problemsOf({ nip })).toEqual([{ field: 'nip', rule }]);
  });

  it('compares what is declared with what the NIP says, all at once', () => {
    expect(problemsOf({ category: 'PPPK', sex: 'male', birthDate: '1980-01-02' })).toEqual([
      { field: 'category', rule: 'the NIP is that of a PNS' },
      { field: 'sex', rule: 'the NIP says another sex' },
      { field: 'birthDate', rule: 'the NIP says another birth date' },
    ]);
  });

  it('takes a BUMD director by institution', () => {
    const reading = identify(
      anEnrolment({ category: 'BUMD', nip: null, institution: 'Perumda BPR', position: director }),
      today,
    );
    expect(reading).toEqual({
      identity: expect.objectContaining({ nip: null, institution: 'Perumda BPR' }),
    });
  });

  it('refuses a civil servant without a NIP and with an institution', () => {
    expect(problemsOf({ nip: null, institution: 'Perumda BPR' })).toEqual([
      { field: 'nip', rule: 'a PNS has a NIP' },
      { field: 'institution', rule: 'a PNS is known by the NIP, not by an institution' },
    ]);
  });

  it('refuses a BUMD director with a NIP and without an institution', () => {
    expect(problemsOf({ category: 'BUMD', position: director })).toEqual([
      { field: 'nip', rule: 'a BUMD has no NIP' },
      { field: 'institution', rule: 'a BUMD is known by the institution' },
    ]);
  });

  it.each([
    ['kind', 'PNS', { kind: 'non-asn', eselon: null }],
    ['eselon', 'PNS', { kind: 'functional', eselon: 'III.a' }],
    ['functionalGrade', 'PNS', { functionalGrade: 'junior-expert' }],
  ] as const)('refuses a position whose %s does not fit', (field, category, position) => {
    expect(problemsOf({ category, position: aPosition(position) })).toEqual([
      { field: `position.${field}`, rule: expect.any(String) },
    ]);
  });
});
