import { addMinutes } from './minutes.js';
import { idOf, type Cast, type PlannedSession } from './cast.js';
import type { Chance } from './chance.js';
import { each, expectThat, heard } from './patience.js';

interface Scan {
  readonly scanId: string;
  readonly registrationId: string;
  readonly sessionId: string;
  readonly direction: 'in';
  readonly scannedAt: string;
}

/** Registers the gates of a retreat once attendance knows its programme and everybody who is expected. */
export async function openGates(
  cast: Cast,
  labels: readonly string[],
  participants: readonly string[],
): Promise<string[]> {
  const params = { retreatId: cast.retreatId };
  await heard('attendance to hear of the agenda and of every participant', async () => {
    const { sessions } = await cast.operator.attendance.getRetreatAttendance({ params });
    const { items } = await cast.operator.attendance.listPresences({
      params,
      query: { limit: 200 },
    });
    const confirmed = new Set(items.map(({ registrationId }) => registrationId));
    const missing = participants.filter((key) => !confirmed.has(idOf(cast.registrations, key)));
    expectThat(
      missing.length === 0 && confirmed.size === participants.length,
      `${missing.length} participants missing`,
    );
    expectThat(
      hoursOf(sessions) === hoursOf(cast.sessions),
      `${sessions.length} sessions, or at other hours than planned`,
    );
  });
  const gates = await each(labels, (label) =>
    cast.operator.attendance.registerGate({ body: { retreatId: cast.retreatId, label } }),
  );
  return gates.map(({ gateId }) => gateId);
}

function hoursOf(sessions: readonly Pick<PlannedSession, 'sessionId' | 'startsAt'>[]): string {
  const hours = sessions.map(({ sessionId, startsAt }) => `${sessionId} ${Date.parse(startsAt)}`);
  return hours.sort().join();
}

/** Each participant comes some minutes before the session; those in `late` so many minutes after its start. */
export function scansOf(
  cast: Cast,
  session: PlannedSession,
  keys: readonly string[],
  chance: Chance,
  late: Readonly<Record<string, number>> = {},
): Scan[] {
  return keys.map((key) => ({
    scanId: crypto.randomUUID(),
    registrationId: idOf(cast.registrations, key),
    sessionId: session.sessionId,
    direction: 'in',
    scannedAt: addMinutes(session.startsAt, late[key] ?? -chance.between(1, 9)),
  }));
}

/** A gate with a connection: each pass is checked in at once. */
export async function checkInEach(
  cast: Cast,
  gateId: string,
  scans: readonly Scan[],
): Promise<void> {
  await each(scans, ({ scanId, registrationId, sessionId, scannedAt }) =>
    cast.operator.attendance.checkIn({
      body: { gateId, registrationId, sessionId, scannedAt, scanId },
    }),
  );
}

/** A gate that was offline: all its scans at once, out of order, some of them twice. */
export async function uploadLate(
  cast: Cast,
  gateId: string,
  scans: readonly Scan[],
  chance: Chance,
): Promise<{ accepted: number; duplicate: number }> {
  const twice = scans.filter((_, at) => at % 7 === 0);
  const queue = chance.shuffle([...scans, ...twice]);
  let [accepted, duplicate] = [0, 0];
  for (let at = 0; at < queue.length; at += 500) {
    const upload = await cast.operator.attendance.uploadScans({
      params: { gateId },
      body: { scans: queue.slice(at, at + 500) },
    });
    expectThat(upload.refused === 0, `${upload.refused} scans were refused`);
    accepted += upload.accepted;
    duplicate += upload.duplicate;
  }
  return { accepted, duplicate };
}
