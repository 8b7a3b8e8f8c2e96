import { Clock, type Instant } from '@korsa/domain';
import { InMemoryAggregates, InMemoryGroup, newCause, runWithCause } from '@korsa/store';
import {
  AttendeeQueries,
  type AttendeeFilter,
} from '../src/attendees/application/attendee.queries.js';
import { LearnAttendee } from '../src/attendees/application/learn-attendee.js';
import type { Attendee } from '../src/attendees/domain/attendee.js';
import { attendeeAggregate } from '../src/attendees/persistence/attendee.aggregate.js';
import { IssueCertificate } from '../src/certificates/application/issue-certificate.js';
import type { Certificate, CertificateEvent } from '../src/certificates/domain/certificate.js';
import { certificateAggregate } from '../src/certificates/persistence/mongo-certificates.js';
import { config, type AttendanceSettings } from '../src/config.js';
import { PostCredit } from '../src/credits/application/post-credit.js';
import type { CreditEvent, Ledger } from '../src/credits/domain/ledger.js';
import { ledgerAggregate } from '../src/credits/persistence/mongo-ledgers.js';
import { ConfirmAttendance } from '../src/decisions/application/confirm-attendance.js';
import { ReadDecisions } from '../src/decisions/application/read-decisions.js';
import type { DecisionRun, SerialCounter } from '../src/decisions/domain/decision-run.js';
import {
  decisionRunAggregate,
  serialCounterAggregate,
} from '../src/decisions/persistence/mongo-decision-runs.js';
import { RegisterGate } from '../src/gates/application/register-gate.js';
import type { Gate } from '../src/gates/domain/gate.js';
import { gateAggregate } from '../src/gates/persistence/mongo-gates.js';
import { pageOf, type Page, type PageRequest } from '../src/paging.js';
import { ChangePolicy } from '../src/policies/application/change-policy.js';
import { OpenPolicy } from '../src/policies/application/open-policy.js';
import type { Policy } from '../src/policies/domain/policy.js';
import { policyAggregate } from '../src/policies/persistence/mongo-policies.js';
import { CorrectPresence } from '../src/presence/application/correct-presence.js';
import { ExcuseAbsence } from '../src/presence/application/excuse-absence.js';
import { Frames } from '../src/presence/application/frames.js';
import { GateKnowledge } from '../src/presence/application/gate-knowledge.js';
import { KnownParticipant } from '../src/presence/application/known-participant.js';
import { PresenceQueries } from '../src/presence/application/presence.queries.js';
import { ReadPresence } from '../src/presence/application/read-presence.js';
import { ReadRetreatAttendance } from '../src/presence/application/read-retreat-attendance.js';
import { RecordPass } from '../src/presence/application/record-pass.js';
import { UploadScans } from '../src/presence/application/upload-scans.js';
import type { Presence, PresenceEvent } from '../src/presence/domain/presence.js';
import { presenceAggregate } from '../src/presence/persistence/mongo-presences.js';
import { LearnProgramme } from '../src/programmes/application/learn-programme.js';
import { ProgrammeQueries } from '../src/programmes/application/programme.queries.js';
import type { Programme } from '../src/programmes/domain/programme.js';
import { programmeAggregate } from '../src/programmes/persistence/programme.aggregate.js';

/** A clock that stands where the test puts it. */
export class StandingClock extends Clock {
  constructor(public at: Instant) {
    super();
  }

  now(): Instant {
    return this.at;
  }
}

class Listed extends AttendeeQueries {
  constructor(private readonly attendees: InMemoryAggregates<Attendee>) {
    super();
  }

  confirmedOf(retreatId: string) {
    return Promise.resolve(this.matching({ retreatId, status: 'confirmed' }));
  }

  page(filter: AttendeeFilter, { cursor = '', limit }: PageRequest): Promise<Page<Attendee>> {
    const found = this.matching(filter).filter(({ id }) => id > cursor);
    return Promise.resolve(pageOf(found.slice(0, limit + 1), limit));
  }

  private matching({ retreatId, status, category }: AttendeeFilter): Attendee[] {
    return this.sorted().filter(
      (attendee) =>
        attendee.retreatId === retreatId &&
        attendee.status === status &&
        (category === undefined || attendee.category === category),
    );
  }

  private sorted(): Attendee[] {
    return this.attendees.all().sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

/** The service without HTTP, Kafka and MongoDB: its use cases over fakes of its ports. */
export function inMemoryService(now: Instant, env: Record<string, string> = {}) {
  const clock = new StandingClock(now);
  const settings: AttendanceSettings = config.settings.parse(env);
  const group = new InMemoryGroup();
  const programmes = new InMemoryAggregates<Programme>(programmeAggregate, clock);
  const attendees = new InMemoryAggregates<Attendee>(attendeeAggregate, clock);
  const policies = new InMemoryAggregates<Policy>(policyAggregate, clock);
  const gates = new InMemoryAggregates<Gate>(gateAggregate, clock);
  const presences = new InMemoryAggregates<Presence, PresenceEvent>(presenceAggregate, clock);
  const runs = new InMemoryAggregates<DecisionRun>(decisionRunAggregate, clock);
  const counters = new InMemoryAggregates<SerialCounter>(serialCounterAggregate, clock);
  const ledgers = new InMemoryAggregates<Ledger, CreditEvent>(ledgerAggregate, clock);
  const certificates = new InMemoryAggregates<Certificate, CertificateEvent>(
    certificateAggregate,
    clock,
  );

  const attendeeQueries = new Listed(attendees);
  const programmeQueries: ProgrammeQueries = {
    retreatsOf: (ids) =>
      Promise.resolve(
        new Map(
          programmes
            .all()
            .flatMap(({ id, sessions }) =>
              sessions.map(({ sessionId }) => [sessionId, id] as const),
            )
            .filter(([sessionId]) => ids.includes(sessionId)),
        ),
      ),
  };
  const presenceQueries: PresenceQueries = {
    known: (ids) => Promise.resolve(presences.all().filter(({ id }) => ids.includes(id))),
    ofRetreat: (retreatId) =>
      Promise.resolve(presences.all().filter((presence) => presence.retreatId === retreatId)),
  };

  const openPolicy = new OpenPolicy(policies, settings);
  const frames = new Frames(programmes, policies, settings);
  const known = new KnownParticipant(attendees, frames, programmeQueries);
  const knowledge = new GateKnowledge(gates, frames, attendees, programmeQueries);
  return {
    clock,
    programmes,
    attendees,
    policies,
    gates,
    presences,
    runs,
    ledgers,
    certificates,
    learnProgramme: new LearnProgramme(programmes, openPolicy),
    learnAttendee: new LearnAttendee(attendees),
    changePolicy: new ChangePolicy(group, policies, runs),
    registerGate: new RegisterGate(gates, programmes, clock),
    recordPass: new RecordPass(knowledge, presences, clock),
    uploadScans: new UploadScans(knowledge, presences, clock),
    excuseAbsence: new ExcuseAbsence(known, presences, clock),
    correctPresence: new CorrectPresence(known, presences, clock),
    readPresence: new ReadPresence(
      attendees,
      attendeeQueries,
      presences,
      presenceQueries,
      frames,
      clock,
    ),
    readAttendance: new ReadRetreatAttendance(
      programmes,
      policies,
      attendeeQueries,
      presenceQueries,
      clock,
    ),
    confirmAttendance: new ConfirmAttendance(
      programmes,
      frames,
      attendeeQueries,
      group,
      runs,
      counters,
      presences,
      clock,
    ),
    readDecisions: new ReadDecisions(policies, attendeeQueries, presenceQueries),
    postCredit: new PostCredit(ledgers),
    issueCertificate: new IssueCertificate(group, certificates, settings),
  };
}

export type InMemoryService = ReturnType<typeof inMemoryService>;

/** Runs on behalf of the operator of Magelang. */
export function asOperator<T>(fn: () => T, area = '33.71'): T {
  return runWithCause(newCause({ kind: 'request', area, actor: 'operator-1' }), fn);
}
