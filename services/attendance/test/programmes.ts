import { nameId } from '@korsa/store';
import type { PlannedSession } from '../src/presence/domain/presence.js';

type Row = readonly [from: string, to: string, title: string, plannedJp: number];

/** Days and local times (WIB, UTC+7) of a rundown as sessions. */
function programme(retreat: string, days: Readonly<Record<string, readonly Row[]>>) {
  return Object.entries(days).flatMap(([day, rows]) =>
    rows.map(([from, to, title, plannedJp]): PlannedSession & { readonly title: string } => ({
      sessionId: nameId('session', retreat, title),
      title,
      startsAt: wib(day, from),
      endsAt: wib(day, to),
      plannedJp,
      cancelled: false,
    })),
  );
}

/** 08.00 WIB on a day as an instant. */
export function wib(day: string, time: string): string {
  return new Date(`${day}T${time.replace('.', ':')}:00+07:00`).toISOString();
}

/** Kota Magelang, 4–7 November 2025: 28 JP (DOMAIN-CASES 8). */
export const magelangSessions = programme('magelang', {
  '2025-11-04': [
    ['13.00', '15.00', 'Registrasi', 0],
    ['15.30', '16.15', 'Program briefing', 1],
    ['16.15', '17.00', 'Pre-test', 0],
    ['19.00', '20.30', 'Group dynamics', 2],
  ],
  '2025-11-05': [
    ['07.30', '09.00', 'Opening', 0],
    ['09.15', '11.30', 'Development direction', 3],
    ['13.00', '15.15', 'Asta Cita and RPJMD', 3],
    ['15.45', '17.15', 'Drill', 2],
    ['19.00', '20.30', 'Integrity', 2],
  ],
  '2025-11-06': [
    ['07.30', '09.45', 'Entrepreneurial leadership', 3],
    ['10.00', '12.15', 'Simulation I', 3],
    ['13.15', '15.30', 'Simulation II', 3],
    ['16.00', '17.30', 'Outbound', 2],
    ['19.00', '21.15', 'Campfire', 0],
  ],
  '2025-11-07': [
    ['07.30', '09.00', 'Personal action plan', 2],
    ['09.00', '10.30', 'Group action plans', 2],
    ['10.30', '11.30', 'Post-test', 0],
    ['13.00', '14.00', 'Closing', 0],
  ],
});

/** Kota Malang, 15–17 May 2025: 20 JP (DOMAIN-CASES 8). */
export const malangSessions = programme('malang', {
  '2025-05-15': [
    ['13.00', '15.00', 'Registrasi', 0],
    ['15.30', '17.00', 'Basic drill', 2],
    ['19.30', '20.30', 'Opening', 0],
    ['20.30', '21.15', 'Jam pimpinan', 1],
  ],
  '2025-05-16': [
    ['07.30', '09.45', 'Public service', 3],
    ['10.00', '11.30', 'Ethics', 2],
    ['13.00', '15.15', 'Budget', 3],
    ['15.45', '17.15', 'Team building', 2],
    ['19.00', '20.30', 'Clinic', 2],
    ['20.30', '22.00', 'Caraka malam', 0],
  ],
  '2025-05-17': [
    ['07.30', '09.45', 'Service simulation', 3],
    ['10.00', '11.30', 'Action plan', 2],
    ['11.30', '12.00', 'Post-test', 0],
    ['13.00', '14.00', 'Closing', 0],
  ],
});

/** The session of a programme with this title. Throws when there is none. */
export function session<S extends { readonly title: string }>(
  sessions: readonly S[],
  title: string,
): S {
  const found = sessions.find((candidate) => candidate.title === title);
  if (!found) throw new Error(`No session is called ${title}.`);
  return found;
}
