import {
  actionPlanTopic,
  certificateTopic,
  creditTopic,
  intakeTopic,
  presenceTopic,
  registrationTopic,
  retreatTopic,
} from '@korsa/contracts';
import { statusAfter, type StreamEvent } from '@korsa/demo';
import type { StoredDocument } from './evidence.js';

/** Something that can be told from the events of an aggregate and is stored as well. */
export interface Projection {
  readonly what: string;
  readonly topic: string;
  readonly collection: string;
  /** From the events in order; undefined when they do not tell. */
  readonly told: (events: readonly StreamEvent[]) => unknown;
  readonly stored: (document: StoredDocument) => unknown;
}

type Data = Readonly<Record<string, unknown>>;

/** What the owner keeps: promise 4. */
export const ownState: readonly Projection[] = [
  {
    what: 'status of a registration',
    topic: registrationTopic.name,
    collection: 'registration.registrations',
    told: registrationStatus,
    stored: ({ status }) => status,
  },
  {
    what: 'quota of an intake',
    topic: intakeTopic.name,
    collection: 'registration.intakes',
    told: (events) => last(events, { IntakeOpened: 'quota', IntakeQuotaChanged: 'after' }),
    stored: ({ quota }) => quota,
  },
  {
    what: 'status of a retreat',
    topic: retreatTopic.name,
    collection: 'scheduling.retreats',
    told: (events) => retreatStatus(events),
    stored: ({ status }) => status,
  },
  {
    what: 'released sessions of a retreat',
    topic: retreatTopic.name,
    collection: 'scheduling.retreats',
    told: sessions,
    stored: ({ agenda }) => slots((agenda as { sessions: Data[] }).sessions),
  },
  {
    what: 'sessions a participant came to',
    topic: presenceTopic.name,
    collection: 'attendance.presences',
    told: arrivals,
    stored: ({ records }) =>
      (records as { sessionId: string; arrival: unknown }[])
        .filter(({ arrival }) => arrival !== null && arrival !== undefined)
        .map(({ sessionId }) => sessionId)
        .sort(),
  },
  {
    what: 'lines of a ledger',
    topic: creditTopic.name,
    collection: 'attendance.ledgers',
    told: (events) =>
      events.map(({ name, data }) => [name === 'CreditPosted' ? 'posted' : 'reversed', data['jp']]),
    stored: ({ entries }) => (entries as Data[]).map(({ kind, jp }) => [kind, jp]),
  },
  {
    what: 'progress of an action plan',
    topic: actionPlanTopic.name,
    collection: 'evaluation.actionPlans',
    told: (events) => last(events, { ActionPlanProgressed: 'toPercent' }) ?? 0,
    stored: ({ progressPercent }) => progressPercent,
  },
];

/** What others have learnt of it: promise 2. */
export const knowledge: readonly Projection[] = [
  ...['scheduling.participants', 'attendance.attendees', 'evaluation.participants'].map(
    (collection): Projection => ({
      what: 'status of a registration',
      topic: registrationTopic.name,
      collection,
      told: registrationStatus,
      stored: ({ status }) => status,
    }),
  ),
  {
    what: 'how often a retreat was moved',
    topic: retreatTopic.name,
    collection: 'registration.knownRetreats',
    told: (events) => events.filter(({ name }) => name === 'RetreatRescheduled').length,
    stored: ({ rescheduled }) => rescheduled,
  },
  {
    what: 'sessions of a retreat',
    topic: retreatTopic.name,
    collection: 'attendance.programmes',
    told: sessions,
    stored: (document) =>
      slots((document['sessions'] as Data[]).filter(({ cancelled }) => !cancelled)),
  },
  {
    what: 'JP that were decided',
    topic: presenceTopic.name,
    collection: 'evaluation.attendances',
    told: (events) => last(events, { AttendanceDecided: 'earnedJp' }),
    stored: ({ earnedJp }) => earnedJp,
  },
  {
    what: 'whether a certificate was revoked',
    topic: certificateTopic.name,
    collection: 'evaluation.certificates',
    told: (events) => events.at(-1)?.name === 'CertificateRevoked',
    stored: ({ revoked }) => revoked,
  },
];

function registrationStatus(events: readonly StreamEvent[]): string | undefined {
  return statusAfter[events.at(-1)?.name ?? ''];
}

function retreatStatus(events: readonly StreamEvent[]): string | undefined {
  const after: Readonly<Record<string, string>> = {
    RetreatDrafted: 'drafted',
    RetreatAnnounced: 'announced',
    RetreatOpened: 'open',
    RetreatClosed: 'closed',
    RetreatCancelled: 'cancelled',
  };
  return after[events.findLast(({ name }) => name in after)?.name ?? ''];
}

function sessions(events: readonly StreamEvent[]): string[] {
  const known = new Map<unknown, Data>();
  for (const { name, data } of events) {
    if (name === 'SessionScheduled' || name === 'SessionMoved') known.set(data['sessionId'], data);
    if (name === 'SessionCancelled') known.delete(data['sessionId']);
  }
  return slots([...known.values()]);
}

function slots(of: readonly Data[]): string[] {
  return of.map(({ sessionId, startsAt }) => `${String(sessionId)} ${String(startsAt)}`).sort();
}

const there = new Set<unknown>(['present', 'late', 'too-late']);

function arrivals(events: readonly StreamEvent[]): unknown[] {
  const came = new Set<unknown>();
  for (const { name, data } of events) {
    const { sessionId, after } = data as { sessionId?: string; after?: { status: string } };
    if (name === 'CheckedIn' || (name === 'PresenceCorrected' && there.has(after?.status)))
      came.add(sessionId);
    else if (name === 'PresenceCorrected') came.delete(sessionId);
  }
  return [...came].sort();
}

/** The field of the last event of these types. */
function last(events: readonly StreamEvent[], fields: Readonly<Record<string, string>>): unknown {
  const event = events.findLast(({ name }) => name in fields);
  return event?.data[fields[event.name] ?? ''];
}
