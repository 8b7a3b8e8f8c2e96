import { Injectable } from '@nestjs/common';
import { Participants, takesPart, type Participant } from '../domain/participant.js';
import {
  NotTakingPart,
  RegistrationOfAnotherRetreat,
  RegistrationUnknown,
} from './knowledge.errors.js';

/** Looks up who takes part in a retreat. */
@Injectable()
export class FindParticipants {
  constructor(private readonly participants: Participants) {}

  /** Throws RegistrationUnknown or NotTakingPart. */
  async participant(registrationId: string): Promise<Participant> {
    return checked(await this.participants.find(registrationId), registrationId);
  }

  /** Those that are known, by registration id. */
  async known(registrationIds: readonly string[]): Promise<ReadonlyMap<string, Participant>> {
    const found = await Promise.all(
      [...new Set(registrationIds)].map((id) => this.participants.find(id)),
    );
    return new Map(
      found.flatMap((participant) => (participant ? [[participant.id, participant]] : [])),
    );
  }
}

/** The participant of a retreat. Throws RegistrationUnknown, RegistrationOfAnotherRetreat or NotTakingPart. */
export function participantOf(
  retreatId: string,
  registrationId: string,
  known: ReadonlyMap<string, Participant>,
): Participant {
  const participant = checked(known.get(registrationId), registrationId);
  if (participant.retreatId !== retreatId) throw new RegistrationOfAnotherRetreat(registrationId);
  return participant;
}

function checked(participant: Participant | undefined, registrationId: string): Participant {
  if (!participant) throw new RegistrationUnknown(registrationId);
  if (!takesPart(participant)) throw new NotTakingPart(registrationId, participant.status);
  return participant;
}
