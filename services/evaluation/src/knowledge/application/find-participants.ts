import { Injectable } from '@nestjs/common';
import { takesPart, type Participant } from '../domain/participant.js';
import { KnowledgeQueries } from './knowledge.queries.js';
import {
  NotTakingPart,
  RegistrationOfAnotherRetreat,
  RegistrationUnknown,
} from './knowledge.errors.js';

/** Looks up who takes part in a retreat. */
@Injectable()
export class FindParticipants {
  constructor(private readonly knowledge: KnowledgeQueries) {}

  /** Throws RegistrationUnknown or NotTakingPart. */
  async participant(registrationId: string): Promise<Participant> {
    const [found] = await this.knowledge.participants([registrationId]);
    return checked(found, registrationId);
  }

  /** Those that are known, by registration id. */
  async known(registrationIds: readonly string[]): Promise<ReadonlyMap<string, Participant>> {
    const found = await this.knowledge.participants(registrationIds);
    return new Map(found.map((participant) => [participant.id, participant]));
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
