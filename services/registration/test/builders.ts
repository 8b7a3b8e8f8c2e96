import type { Enrolment } from '../src/directory/domain/enrolment.js';
import type { Person } from '../src/directory/domain/person.js';
import type { Position } from '../src/directory/domain/position.js';
import type { WorkUnit } from '../src/directory/domain/work-unit.js';
import type { Intake } from '../src/intakes/domain/intake.js';
import type { NomineeFacts, Registration } from '../src/registrations/domain/registration.js';
import type { Seating } from '../src/registrations/domain/seating.js';
import type { KnownRetreat } from '../src/retreats/domain/known-retreat.js';

export const noon = '2025-10-20T05:00:00.000Z';
export const later = '2025-10-27T05:00:00.000Z';

export const retreatId = '019a0000-0000-7000-8000-000000000001';

/** Head of the civil registry: eselon II.b. */
export function aPosition(given: Partial<Position> = {}): Position {
  return {
    title: 'Kepala Dinas Kependudukan dan Pencatatan Sipil',
    kind: 'high-leadership',
    officeKind: 'agency-head',
    eselon: 'II.b',
    functionalGrade: null,
    acting: false,
    ...given,
  };
}

export function anEnrolment(given: Partial<Enrolment> = {}): Enrolment {
  return {
    name: { full: 'Sri Rahayu', titleBefore: 'Dra.', titleAfter: 'M.Si.' },
    category: 'PNS',
    nip: '19800101 200501 2 001',
    institution: null,
    position: aPosition(),
    unitCode: '33.71.disdukcapil',
    ...given,
  };
}

export function aPerson(given: Partial<Person> = {}): Person {
  return {
    id: '019a0000-0000-7000-8000-0000000000a1',
    cityCode: '33.71',
    identity: {
      nipFingerprint: 'fingerprint-of-198001012005012001',
      sealed: {
        name: { full: 'Sri Rahayu', titleBefore: 'Dra.', titleAfter: 'M.Si.' },
        nip: '198001012005012001',
        institution: null,
      },
    },
    nipFormatValid: true,
    verifiedAtBkn: false,
    category: 'PNS',
    position: aPosition(),
    unitCode: '33.71.disdukcapil',
    enrolledAt: noon,
    erasedAt: null,
    ...given,
  };
}

export function aWorkUnit(given: Partial<WorkUnit> = {}): WorkUnit {
  return {
    id: '33.71.disdukcapil',
    cityCode: '33.71',
    name: 'Dinas Kependudukan dan Pencatatan Sipil',
    kind: 'department',
    parentCode: null,
    headPersonId: null,
    validFrom: '2017-01-01',
    validTo: null,
    successorCode: null,
    ...given,
  };
}

export function aKnownRetreat(given: Partial<KnownRetreat> = {}): KnownRetreat {
  return {
    id: retreatId,
    cityCode: '33.71',
    status: 'announced',
    title: 'Mandala Magelang Strategic Learning',
    operatorCode: '33',
    period: { firstDay: '2025-11-04', lastDay: '2025-11-07' },
    rescheduled: 0,
    ...given,
  };
}

/** Eselon II and III of the city government: the rule of Kota Magelang. */
export function anIntake(given: Partial<Intake> = {}): Intake {
  return {
    id: retreatId,
    cityCode: '33.71',
    status: 'open',
    quota: 32,
    opensAt: '2025-10-13T00:00:00.000Z',
    closesAt: '2025-10-25T00:00:00.000Z',
    closedAt: null,
    rule: {
      alternatives: [{ categories: ['PNS', 'PPPK'], eselons: ['II.a', 'II.b', 'III.a', 'III.b'] }],
    },
    representation: 'eligible',
    representationBasis: 'committee',
    ...given,
  };
}

export function aSeating(given: Partial<Seating> = {}): Seating {
  return { id: retreatId, cityCode: '33.71', quota: 32, taken: 0, waitlist: [], ...given };
}

export function someFacts(given: Partial<NomineeFacts> = {}): NomineeFacts {
  return {
    category: 'PNS',
    positionKind: 'high-leadership',
    officeKind: 'agency-head',
    eselon: 'II.b',
    functionalGrade: null,
    acting: false,
    unitCode: '33.71.disdukcapil',
    unitKind: 'department',
    ...given,
  };
}

export function aRegistration(given: Partial<Registration> = {}): Registration {
  return {
    id: '019a0000-0000-5000-8000-0000000000b1',
    cityCode: '33.71',
    retreatId,
    personId: '019a0000-0000-7000-8000-0000000000a1',
    status: 'nominated',
    facts: someFacts(),
    group: null,
    refusals: [],
    waitlistPosition: null,
    nominatedAt: noon,
    confirmedAt: null,
    endedAt: null,
    endReason: null,
    substituteFor: null,
    substitutedBy: null,
    rescheduled: 0,
    ...given,
  };
}
