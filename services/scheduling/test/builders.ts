import type { Session } from '@korsa/contracts';
import { noRelease } from '../src/agenda/domain/release.js';
import type { DraftAgenda } from '../src/agenda/domain/draft-agenda.js';
import type { Frame, PlannedSession } from '../src/agenda/domain/session-rules.js';
import type { JpPolicy } from '../src/agenda/domain/credit-hours.js';
import { instantAt } from '../src/calendar/venue-time.js';
import type { Retreat } from '../src/retreats/application/retreats.js';
import type { Speaker } from '../src/speakers/domain/speaker-list.js';
import { roomOf, type Venue } from '../src/venues/domain/venue.js';

export const retreatId = '01930000-0000-7000-8000-000000000001';
export const otherRetreatId = '01930000-0000-7000-8000-000000000002';
export const venueId = '01930000-0000-7000-8000-0000000000a1';
export const otherVenueId = '01930000-0000-7000-8000-0000000000a2';

/** The n-th session or speaker of a test. */
export const sessionId = (n: number) =>
  `01930000-0000-7000-8000-00000000${String(n).padStart(4, '0')}`;
export const speakerId = (n: number) =>
  `01930000-0000-7000-8001-00000000${String(n).padStart(4, '0')}`;

/** A time on the clock in Magelang: `wib('2025-11-05', '07:30')`. */
export const wib = (day: string, time: string) => instantAt(day, time, 'Asia/Jakarta');

export const october = wib('2025-10-20', '09:00');

export const policy: JpPolicy = {
  rounding: 'floor',
  creditedKinds: ['lecture', 'simulation', 'discussion', 'drill', 'outbound'],
};

export const aula = { code: 'aula', name: 'Aula' };
export const hall = { code: 'sasana', name: 'Gedung Sasana Widya Praja' };

export function aRetreat(changes: Partial<Retreat> = {}): Retreat {
  return {
    id: retreatId,
    cityCode: '33.71',
    operatorCode: '33',
    hostCode: '33',
    keeperCode: '33.74',
    title: 'Mandala Magelang Strategic Learning',
    status: 'drafted',
    period: { firstDay: '2025-11-04', lastDay: '2025-11-07' },
    timeZone: 'Asia/Jakarta',
    place: { venueId, name: 'Kampus BPSDMD', areaCode: '33.74' },
    objectives: {
      rpjmd: [{ code: 'm1', title: 'Tata kelola yang melayani' }],
      priorities: [{ code: '2026.mpp', title: 'Pelayanan terpadu 2026' }],
      astaCita: [7],
    },
    reschedulings: [],
    relocations: [],
    draftedAt: october,
    announcedAt: null,
    openedAt: null,
    closedAt: null,
    cancelledAt: null,
    agenda: noRelease,
    speakers: [],
    ...changes,
  };
}

/** A lecture on Wednesday morning, 3 JP. */
export function aSession(changes: Partial<Session> = {}): Session {
  return {
    sessionId: sessionId(1),
    kind: 'lecture',
    title: 'Arah pembangunan provinsi',
    startsAt: wib('2025-11-05', '09:15'),
    endsAt: wib('2025-11-05', '11:30'),
    room: aula,
    plannedJp: 3,
    tags: { rpjmd: [], priorities: [], astaCita: [] },
    speakerIds: [],
    ...changes,
  };
}

/** The session as somebody asks for it. */
export function asked({ plannedJp: _, room, ...session }: Session): PlannedSession {
  return { ...session, roomCode: room?.code ?? null };
}

export function aDraft(...sessions: Session[]): DraftAgenda {
  return { id: retreatId, cityCode: '33.71', sessions };
}

export function aFrame(changes: Partial<Frame> = {}): Frame {
  const { period, timeZone, objectives } = aRetreat();
  return {
    period,
    timeZone,
    objectives,
    speakerIds: [],
    roomOf: (code) => roomOf(aVenue(), code),
    brokenByBookings: () => [],
    ...changes,
  };
}

export function aVenue(changes: Partial<Venue> = {}): Venue {
  return {
    id: venueId,
    cityCode: '33.74',
    openTo: '33',
    name: 'Kampus BPSDMD',
    hostCode: '33',
    areaCode: '33.74',
    timeZone: 'Asia/Jakarta',
    rooms: [
      { ...aula, capacity: 40 },
      { ...hall, capacity: null },
    ],
    bookings: [],
    ...changes,
  };
}

export function aSpeaker(changes: Partial<Speaker> = {}): Speaker {
  return {
    speakerId: speakerId(1),
    status: 'invited',
    office: { office: 'Kepala BKN', institution: 'Badan Kepegawaian Negara' },
    expectedFrom: [],
    replaced: [],
    ...changes,
  };
}
