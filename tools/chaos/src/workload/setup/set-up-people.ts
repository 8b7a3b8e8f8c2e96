import { command } from '../commands/command.js';
import type { Table } from './desk.js';

/** Units and people of a city, in one order whatever happens meanwhile. */
export async function setUpPeople(
  { city: area, demand }: Table,
  born: string,
  count: number,
): Promise<{ units: string[]; people: string[] }> {
  const units = ['dinas', 'badan'].map((short) => `${area}.${short}`);
  await demand(
    command('registration', 'importWorkUnits', {
      area,
      about: area,
      request: {
        body: {
          rows: units.map((unitCode) => ({
            unitCode,
            name: 'Perangkat daerah',
            kind: 'department',
            validFrom: '2020-01-01',
          })),
        },
      },
      keep: ({ rows }) => ({ subjects: rows.flatMap(({ unitCode }) => unitCode ?? []) }),
    }),
  );
  const { rows } = await demand(
    command('registration', 'importPersons', {
      area,
      about: area,
      request: {
        body: {
          rows: Array.from({ length: count }, (_, n) => ({
            name: { full: `Peserta ${n}` },
            category: 'PNS',
            nip: `${born}2005012${String(n + 1).padStart(3, '0')}`,
            position: headOfAgency,
            unitCode: units[n % units.length],
          })),
        },
      },
      keep: (answer) => ({ subjects: answer.rows.flatMap(({ personId }) => personId ?? []) }),
    }),
  );
  return { units, people: rows.map(({ personId }) => personId ?? '') };
}

const headOfAgency = {
  title: 'Kepala Dinas',
  kind: 'high-leadership',
  officeKind: 'agency-head',
  eselon: 'II.b',
};
