import type { StreamEvent } from '@korsa/demo';
import type { Operation } from './operations.js';

/** An event that must be on the topics: one of these types, about this aggregate (and session). */
export interface Fact {
  readonly types: readonly string[];
  readonly subject: string;
  readonly sessionId?: string | undefined;
  /** What it says: all fields of one of these. */
  readonly says?: readonly Readonly<Record<string, unknown>>[];
  /** It may have been told for another command that said the same, as long as it still held. */
  readonly byAnybody?: true;
}

/** Holds what `keep` of the workload's commands put beside the digest. */
type Answer = Readonly<Record<string, unknown>>;

const told = (type: string) => (about: string) => [{ types: [type], subject: about }];
const nothing = () => [];

const passed = (type: string) => (about: string, answer: Answer) =>
  answer['outcome'] === 'accepted'
    ? [{ types: [type, 'PresenceCorrected'], subject: about, sessionId: text(answer['sessionId']) }]
    : [];
const each = (type: string) => (_: string, answer: Answer) =>
  texts(answer['subjects']).map((subject) => ({ types: [type], subject }));
const made = (type: string, id: string) => (_: string, answer: Answer) => [
  { types: [type], subject: text(answer[id]) },
];

/** What an acknowledgement of each operation promises to be on the topics. */
const facts: Readonly<Record<string, (about: string, answer: Answer) => readonly Fact[]>> = {
  importWorkUnits: each('WorkUnitRegistered'),
  importPersons: each('PersonEnrolled'),
  registerVenue: nothing,
  draftRetreat: made('RetreatDrafted', 'retreatId'),
  announceRetreat: told('RetreatAnnounced'),
  addSession: nothing,
  moveSession: nothing,
  publishAgenda: told('AgendaPublished'),
  rescheduleRetreat: told('RetreatRescheduled'),
  openRetreat: told('RetreatOpened'),
  closeRetreat: told('RetreatClosed'),
  inviteSpeaker: told('SpeakerInvited'),
  openIntake: told('IntakeOpened'),
  changeQuota: (about, { quota }) => [
    {
      types: ['IntakeOpened', 'IntakeQuotaChanged'],
      subject: about,
      says: [{ quota }, { after: quota }],
      byAnybody: true,
    },
  ],
  nominateParticipants: each('ParticipantNominated'),
  nominateParticipant: made('ParticipantNominated', 'registrationId'),
  confirmParticipation: (about, { status }) =>
    told(status === 'waitlisted' ? 'RegistrationWaitlisted' : 'ParticipationConfirmed')(about),
  declineParticipation: told('ParticipationDeclined'),
  cancelRegistration: told('RegistrationCancelled'),
  substituteParticipant: (about, answer) => [
    { types: ['ParticipantSubstituted'], subject: about },
    { types: ['ParticipantNominated'], subject: text(answer['substitute']) },
  ],
  changePosition: (about, { unitCode }) => [
    { types: ['PersonPositionChanged'], subject: about, says: [{ unitCode }], byAnybody: true },
  ],
  registerGate: nothing,
  checkIn: passed('CheckedIn'),
  checkOut: passed('CheckedOut'),
  uploadScans: (_, { accepted }) =>
    (accepted as { registrationId: string; sessionId: string }[]).map(
      ({ registrationId, sessionId }) => ({
        types: ['CheckedIn', 'CheckedOut', 'PresenceCorrected'],
        subject: registrationId,
        sessionId,
      }),
    ),
  correctPresence: (about, answer) => [
    { types: ['PresenceCorrected'], subject: about, sessionId: text(answer['sessionId']) },
  ],
  excuseAbsence: (about, answer) => [
    {
      types: ['AbsenceExcused'],
      subject: about,
      sessionId: text(answer['sessionId']),
      says: [{ reason: answer['reason'] }],
      byAnybody: true,
    },
  ],
  decideAttendance: nothing,
  planWaves: nothing,
  respond: nothing,
  commitActionPlan: made('ActionPlanCommitted', 'actionPlanId'),
  reportProgress: told('ActionPlanProgressed'),
};

/** The facts that a command's acknowledgement promises. Throws for an operation nobody has said this of. */
export function factsOf({ first, acknowledged }: Operation): readonly Fact[] {
  const promised = facts[first.operation];
  if (!promised) throw new Error(`Nobody has said what ${first.operation} has to lead to.`);
  return promised(first.about, (acknowledged[0]?.answer ?? {}) as Answer);
}

export function tells(event: StreamEvent, fact: Fact): boolean {
  const says = (fields: Readonly<Record<string, unknown>>) =>
    Object.entries(fields).every(([field, value]) => event.data[field] === value);
  return isAbout(event, fact) && (fact.says?.some(says) ?? true);
}

/** The same kind of news of the same aggregate (and session), whatever it says. */
export function isAbout({ name, subject, data }: StreamEvent, fact: Fact): boolean {
  return (
    fact.types.includes(name) &&
    subject === fact.subject &&
    (fact.sessionId === undefined || data['sessionId'] === fact.sessionId)
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}
