import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readNip } from './nip.js';

const today = '2025-11-01';

describe('readNip', () => {
  it.each([
    [
      '19860926 201505 1 001',
      {
        category: 'PNS',
        birthDate: '1986-09-26',
        appointed: '2015-05',
        sex: 'male',
        sequence: '001',
      },
    ],
    [
      '198012302010012005',
      {
        category: 'PNS',
        birthDate: '1980-12-30',
        appointed: '2010-01',
        sex: 'female',
        sequence: '005',
      },
    ],
    [
      '200012312024211001',
      {
        category: 'PPPK',
        birthDate: '2000-12-31',
        appointed: '2024',
        sex: 'male',
        sequence: '001',
      },
    ],
    [
      '199001012025242001',
      {
        category: 'PPPK',
        birthDate: '1990-01-01',
        appointed: '2025',
        sex: 'female',
        sequence: '001',
      },
    ],
  ])('reads %s', (text, parts) => {
    expect(readNip(text, today)).toEqual({ nip: expect.objectContaining(parts) });
  });

  it.each([
    ['200013312024211001', 'birth month 13 does not exist'],
    ['200012312024213001', 'sex digit 3 is neither 1 nor 2'],
    ['198609262015131001', 'appointment month 13 does not exist'],
    ['198609262015051000', 'the sequence starts at 001'],
    ['131110468', 'this is a 9-digit NIP from before 2007; give the 18-digit NIP'],
    ['19860926201505100', 'a NIP has exactly 18 digits'],
    ['199902292020011001', 'the birth date does not exist'],
    ['200801012020011001', 'a PNS is at least 18 years old when appointed'],
    ['200012312018211001', 'the first PPPK were appointed in 2019'],
  ])('refuses %s', (text, rule) => {
    expect(readNip(text, today)).toEqual({
      problems: expect.arrayContaining([{ field: 'nip', rule }]),
    });
  });

  it('names every problem at once', () => {
    expect(readNip('200013312024213000', today)).toEqual({
      problems: [
        { field: 'nip', rule: 'birth month 13 does not exist' },
        { field: 'nip', rule: 'sex digit 3 is neither 1 nor 2' },
        { field: 'nip', rule: 'the sequence starts at 001' },
      ],
    });
  });

  it('refuses a JSON number, whose last digits are already lost', () => {
    expect(readNip(198402132009121001, today)).toEqual({
      problems: [
        { field: 'nip', rule: 'a NIP is text: 18 digits do not fit a JSON number without loss' },
      ],
    });
  });

  it('never throws and never repeats the number in a problem', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), (text) => {
        const reading = readNip(text, today);
        return 'nip' in reading || reading.problems.every(({ rule }) => !rule.includes(text));
      }),
    );
  });
});
