import type { Received, registrationTopic } from '@korsa/contracts';
import { Aggregates } from '@korsa/domain';

type Topic = typeof registrationTopic;
export type ParticipantFact =
  | Received<Topic['ParticipantNominated']>
  | Received<Topic['RegistrationRejected']>
  | Received<Topic['ParticipationConfirmed']>
  | Received<Topic['ParticipationDeclined']>
  | Received<Topic['RegistrationWaitlisted']>
  | Received<Topic['RegistrationPromoted']>
  | Received<Topic['ReconfirmationRequested']>
  | Received<Topic['ParticipantSubstituted']>
  | Received<Topic['RegistrationCancelled']>;

export type ParticipantStatus =
  | 'nominated'
  | 'rejected'
  | 'confirmed'
  | 'waitlisted'
  | 'reconfirming'
  | 'declined'
  | 'substituted'
  | 'cancelled';

/** What registration said of a registration. Unit and office are those of the nomination. */
export interface Participant {
  /** The registration id. */
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly personId: string;
  readonly unitCode: string | null;
  readonly officeKind: string | null;
  readonly status: ParticipantStatus;
}

export abstract class Participants extends Aggregates<Participant> {}

const statusAfter = {
  ParticipantNominated: 'nominated',
  RegistrationRejected: 'rejected',
  ParticipationConfirmed: 'confirmed',
  ParticipationDeclined: 'declined',
  RegistrationWaitlisted: 'waitlisted',
  RegistrationPromoted: 'confirmed',
  ReconfirmationRequested: 'reconfirming',
  ParticipantSubstituted: 'substituted',
  RegistrationCancelled: 'cancelled',
} as const satisfies Record<ParticipantFact['name'], ParticipantStatus>;

export function learnParticipant(
  known: Participant | undefined,
  fact: ParticipantFact,
): Participant {
  const { retreatId, personId } = fact.data;
  return {
    id: fact.subject,
    cityCode: fact.cityCode,
    retreatId,
    personId,
    unitCode: 'unitCode' in fact.data ? fact.data.unitCode : (known?.unitCode ?? null),
    officeKind: 'officeKind' in fact.data ? fact.data.officeKind : (known?.officeKind ?? null),
    status: statusAfter[fact.name],
  };
}

/** Whether a seat is theirs; while the retreat has moved and the answer is awaited the seat is kept. */
export function takesPart({ status }: Participant): boolean {
  return status === 'confirmed' || status === 'reconfirming';
}
