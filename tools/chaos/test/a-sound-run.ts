import {
  encodeEvent,
  intakeTopic,
  presenceTopic,
  registrationTopic,
  retreatTopic,
  type DataOf,
  type EventDefinition,
  type ReceivedEvent,
} from '@korsa/contracts';
import type { StreamRecord } from '@korsa/demo';
import { sampleEvent } from '@korsa/testing';
import type { Leftover, StoredDocument } from '../src/checker/evidence.js';
import type { Entry, Invoked } from '../src/history/history.js';

/** The evidence of a run, open to whoever wants to plant something in it. */
export interface Run {
  entries: Entry[];
  records: StreamRecord[];
  documents: Map<string, StoredDocument[]>;
  leftovers: Leftover[];
}

const uuid = (n: number) => `0197f3a2-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const ids = {
  retreat: uuid(1),
  session: uuid(2),
  /** Has the only seat. */
  seated: uuid(3),
  waiting: uuid(4),
  gate: uuid(5),
};

/** The Idempotency-Keys of the run by operation. */
export const keys = {
  draftRetreat: uuid(101),
  publishAgenda: uuid(102),
  openIntake: uuid(103),
  nominate: uuid(104),
  confirm: uuid(105),
  confirmLate: uuid(106),
  checkIn: uuid(107),
  declined: uuid(108),
};

/** One seat, two who want it, one session: every command answered, every event told once, everything stored. */
export function aSoundRun(): Run {
  const { retreat, session, seated, waiting, gate } = ids;
  const say = speaker();
  const { startsAt } = sampleEvent(retreatTopic.SessionScheduled).data;
  return {
    entries: [
      ...answered(1, 'scheduling', 'draftRetreat', keys.draftRetreat, 'a retreat', {
        retreatId: retreat,
      }),
      ...answered(2, 'scheduling', 'publishAgenda', keys.publishAgenda, retreat, { release: 1 }),
      ...answered(3, 'registration', 'openIntake', keys.openIntake, retreat),
      ...answered(4, 'registration', 'nominateParticipants', keys.nominate, retreat, {
        subjects: [seated, waiting],
      }),
      ...answered(5, 'registration', 'confirmParticipation', keys.confirm, seated, {
        status: 'confirmed',
      }),
      ...answered(6, 'registration', 'confirmParticipation', keys.confirmLate, waiting, {
        status: 'waitlisted',
      }),
      ...answered(7, 'attendance', 'checkIn', keys.checkIn, seated, {
        outcome: 'accepted',
        sessionId: session,
      }),
      invoked(8, 'registration', 'declineParticipation', keys.declined, waiting),
      { kind: 'refused', at: 80, op: 8, status: 409, code: 'registration-not-active' },
    ],
    records: [
      say(retreatTopic.RetreatDrafted, retreat, keys.draftRetreat),
      say(retreatTopic.SessionScheduled, retreat, keys.publishAgenda, { sessionId: session }),
      say(retreatTopic.AgendaPublished, retreat, keys.publishAgenda),
      say(intakeTopic.IntakeOpened, retreat, keys.openIntake, { quota: 1 }),
      say(registrationTopic.ParticipantNominated, seated, keys.nominate),
      say(registrationTopic.ParticipantNominated, waiting, keys.nominate),
      say(registrationTopic.ParticipationConfirmed, seated, keys.confirm),
      say(registrationTopic.RegistrationWaitlisted, waiting, keys.confirmLate),
      say(presenceTopic.CheckedIn, seated, keys.checkIn, { sessionId: session, gateId: gate }),
    ],
    documents: new Map<string, StoredDocument[]>([
      [
        'scheduling.retreats',
        [
          {
            _id: retreat,
            sequence: 3,
            status: 'drafted',
            agenda: { sessions: [{ sessionId: session, startsAt }] },
          },
        ],
      ],
      ['registration.knownRetreats', [{ _id: retreat, rescheduled: 0 }]],
      [
        'attendance.programmes',
        [{ _id: retreat, sessions: [{ sessionId: session, startsAt, cancelled: false }] }],
      ],
      ['registration.intakes', [{ _id: retreat, sequence: 1, quota: 1 }]],
      ['registration.seatings', [{ _id: retreat, quota: 1, taken: 1, waitlist: [waiting] }]],
      ['registration.registrations', registrations({ sequence: 2, retreatId: retreat })],
      ...['scheduling.participants', 'attendance.attendees', 'evaluation.participants'].map(
        (collection): [string, StoredDocument[]] => [collection, registrations()],
      ),
      [
        'attendance.presences',
        [{ _id: seated, sequence: 1, records: [{ sessionId: session, arrival: {} }] }],
      ],
      ['evaluation.wavePlans', [{ _id: retreat, waves: [{ responses: 0 }] }]],
    ]),
    leftovers: [{ what: 'parked keys', count: 0 }],
  };
}

function registrations(more: object = {}): StoredDocument[] {
  return [
    { _id: ids.seated, status: 'confirmed', ...more },
    { _id: ids.waiting, status: 'waitlisted', ...more },
  ];
}

/** The document of an aggregate in a run, to be changed. */
export function documentOf(run: Run, collection: string, id: string): Record<string, unknown> {
  const found = run.documents.get(collection)?.find(({ _id }) => _id === id);
  if (!found) throw new Error(`${collection} has no ${id}.`);
  return found;
}

export function invoked(
  op: number,
  service: string,
  operation: string,
  key: string,
  about: string,
): Invoked {
  return {
    kind: 'invoked',
    at: op * 10,
    op,
    intended: op * 10 - 1,
    service,
    operation,
    key,
    about,
  };
}

function answered(
  op: number,
  service: string,
  operation: string,
  key: string,
  about: string,
  answer: object = {},
): Entry[] {
  return [
    invoked(op, service, operation, key, about),
    acknowledged(op, { digest: `answer-${op}`, ...answer }),
  ];
}

export function acknowledged(op: number, answer: object): Entry {
  return { kind: 'acknowledged', at: op * 10 + 5, op, status: 200, replayed: false, answer };
}

/** A session of the retreat is moved: answered, and in the draft. */
export function moved(run: Run, op: number, startsAt: string): void {
  const { retreat, session: sessionId } = ids;
  run.entries.push(
    ...answered(op, 'scheduling', 'moveSession', uuid(op + 200), retreat, { sessionId, startsAt }),
  );
  run.documents.set('scheduling.draftAgendas', [
    { _id: retreat, sessions: [{ sessionId, startsAt }] },
  ]);
}

/** Says events as their owners do: ids of their own, sequences without gaps. */
export function speaker() {
  const sequences = new Map<string, number>();
  let said = 0;
  return <Definition extends EventDefinition>(
    definition: Definition,
    subject: string,
    key: string,
    data: Partial<DataOf<Definition>> = {},
  ): StreamRecord => {
    const place = `${definition.topic} ${subject}`;
    const sequence = (sequences.get(place) ?? 0) + 1;
    sequences.set(place, sequence);
    const sample = sampleEvent(definition) as ReceivedEvent;
    const event = {
      ...sample,
      id: uuid((said += 1) + 1_000),
      subject,
      sequence,
      correlationId: key,
      data: { ...(sample.data as object), ...data },
    };
    return { topic: definition.topic, partition: 0, ...encodeEvent(definition, event) };
  };
}
