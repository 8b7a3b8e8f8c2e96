import type { PlannedSession } from './cast.js';

type Planned = Pick<PlannedSession, 'title' | 'startsAt'>;

/** Who was not everywhere, and how the titles of the sessions begin that they missed. */
const missed: Readonly<Record<string, readonly string[]>> = {
  'lurah-arjosari': ['Registrasi', 'Baris-berbaris'],
  'lurah-kasin': ['Registrasi', 'Baris-berbaris', 'Upacara pembukaan', 'Jam pimpinan'],
  'camat-sukun': ['Team building'],
  'kepala-bkad': ['Anggaran', 'Team building'],
};

/** One head spent the night to Saturday in hospital. */
const inHospital = {
  key: 'kepala-bapenda',
  from: Date.parse('2025-05-16T18:00:00+07:00'),
  until: Date.parse('2025-05-17T09:45:00+07:00'),
};

/** The sessions that somebody missed. */
export function missedBy<Session extends Planned>(
  key: string,
  sessions: readonly Session[],
): Session[] {
  return sessions.filter(
    ({ title, startsAt }) =>
      missed[key]?.some((start) => title.startsWith(start)) ||
      (key === inHospital.key && isDuringHospital(startsAt)),
  );
}

/** Who comes late to a session, and by how many minutes: more than the 15 that the default rule lets pass as on time. */
export function lateAt({ title }: Planned): Readonly<Record<string, number>> {
  return title.startsWith('Pelayanan') ? { 'lurah-dinoyo': 18, 'lurah-gadang': 16 } : {};
}

function isDuringHospital(startsAt: string): boolean {
  const start = Date.parse(startsAt);
  return start >= inHospital.from && start < inHospital.until;
}
