import type { EventsOf, registrationTopic } from '@korsa/contracts';
import type { Instant } from '@korsa/domain';
import { RegistrationNotActive, RetreatOver } from './registration.errors.js';

export type RegistrationEvent = EventsOf<typeof registrationTopic>;
export type EventData<Type> = Extract<RegistrationEvent, { type: Type }>['data'];

type Nominated = EventData<'ParticipantNominated'>;
type Rejected = EventData<'RegistrationRejected'>;

/** The post and the unit of a nominee at the moment of the nomination. */
export type NomineeFacts = Omit<
  Nominated,
  'retreatId' | 'personId' | 'group' | 'substituteFor' | 'nominatedAt'
>;

export type RegistrationStatus =
  | 'nominated'
  | 'rejected'
  | 'confirmed'
  | 'waitlisted'
  | 'reconfirming'
  | 'declined'
  | 'substituted'
  | 'cancelled';

/** Why the rule did not admit somebody: the fact, and what would have been admitted. */
export interface Refusal {
  readonly reason: Rejected['reasons'][number];
  readonly actual: string | null;
  readonly admitted: readonly string[];
}

/** One person at one retreat; the id is made of both, so a second nomination meets the first. */
export interface Registration {
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly personId: string;
  readonly status: RegistrationStatus;
  readonly facts: NomineeFacts;
  readonly group: string | null;
  readonly refusals: readonly Refusal[];
  /** Place on the wait-list when it was entered; where it is now the seating knows. */
  readonly waitlistPosition: number | null;
  readonly nominatedAt: Instant;
  readonly confirmedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endReason: EventData<'ParticipationDeclined' | 'RegistrationCancelled'>['reason'] | null;
  readonly substituteFor: string | null;
  readonly substitutedBy: string | null;
  /** How often the retreat had been moved when the last answer was given or asked for. */
  readonly rescheduled: number;
}

/** What a registration needs to know of its retreat. */
export interface RetreatNow {
  readonly status: string;
  readonly rescheduled: number;
}

/** Whether it has a place or may get one. */
export function isActive({ status }: Registration): boolean {
  return status === 'nominated' || status === 'waitlisted' || holdsSeat({ status });
}

export function holdsSeat({ status }: Pick<Registration, 'status'>): boolean {
  return status === 'confirmed' || status === 'reconfirming';
}

/** Whether the yes was given before the retreat was moved for the last time. */
export function isOutdated(registration: Registration, retreat: RetreatNow | undefined): boolean {
  return registration.rescheduled < (retreat?.rescheduled ?? 0);
}

/** Throws RetreatOver. */
export function refuseOver(retreatId: string, retreat: RetreatNow | undefined): void {
  if (retreat?.status === 'closed' || retreat?.status === 'cancelled')
    throw new RetreatOver(retreatId, retreat.status);
}

/** Throws RegistrationNotActive when there is no place to give up, RetreatOver when it is too late to. */
export function refuseLeaving(registration: Registration, retreat: RetreatNow | undefined): void {
  if (!isActive(registration)) throw new RegistrationNotActive(registration.status);
  refuseOver(registration.retreatId, retreat);
}

export function participantOf({ retreatId, personId }: Registration) {
  return { retreatId, personId };
}
