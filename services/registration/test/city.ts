import type { EnrolPersonRow } from '@korsa/contracts';
import { eventually } from '@korsa/testing';
import type { Registration } from './running-registration.js';

/** A NIP of valid form, another one for each `n` below 1000. */
export function nipOf(n: number): string {
  return `198001012005012${String(n + 1).padStart(3, '0')}`;
}

/** Somebody whom the rule of Kota Magelang admits. */
export function aRow(n: number, city: string, given: Partial<EnrolPersonRow> = {}): EnrolPersonRow {
  return {
    name: { full: `Pegawai ${n}` },
    category: 'PNS',
    nip: nipOf(n),
    position: {
      title: 'Kepala Dinas',
      kind: 'high-leadership',
      officeKind: 'agency-head',
      eselon: 'II.b',
    },
    unitCode: `${city}.dinas`,
    ...given,
  };
}

/** Registers two units and enrols `count` people of the city. Returns their ids. */
export async function enrolCity(
  registration: Registration,
  city: string,
  from: number,
  count: number,
): Promise<string[]> {
  await registration.importWorkUnits({
    body: {
      rows: ['dinas', 'setda'].map((short) => ({
        unitCode: `${city}.${short}`,
        name: `Unit ${short}`,
        kind: 'department',
        validFrom: '2020-01-01',
      })),
    },
  });
  const rows = Array.from({ length: count }, (_, n) => aRow(from + n, city));
  const imported = await registration.importPersons({ body: { rows } });
  return imported.rows.map(({ personId }) => personId ?? '');
}

/** Opens the intake as soon as the retreat has been heard of. */
export async function openIntake(registration: Registration, retreatId: string, quota: number) {
  await eventually(() => registration.getKnownRetreat({ params: { retreatId } }));
  return registration.openIntake({
    params: { retreatId },
    body: {
      quota,
      opensAt: '2025-10-13T07:00:00+07:00',
      closesAt: '2025-10-25T17:00:00+07:00',
      rule: { alternatives: [{ categories: ['PNS'], eselons: ['II.a', 'II.b', 'III.a'] }] },
    },
  });
}

/** Nominates everybody. Returns their registrations. */
export async function nominate(
  registration: Registration,
  retreatId: string,
  personIds: readonly string[],
): Promise<string[]> {
  const { rows } = await registration.nominateParticipants({
    params: { retreatId },
    body: { nominations: personIds.map((personId) => ({ personId })) },
  });
  return rows.map(({ registrationId }) => registrationId);
}
