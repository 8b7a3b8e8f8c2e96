import { inPart } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { accepted, refused, type RowVerdict } from '../../rows.js';
import type { Refusal, Registration } from '../domain/registration.js';
import { NominateParticipant, type Named } from './nominate-participant.js';
import { registrationIdOf } from './nominees.js';

export interface NominateParticipantsCommand {
  readonly retreatId: string;
  readonly nominations: readonly Named[];
}

interface NominatedRow extends RowVerdict {
  readonly outcome: 'nominated' | 'rejected' | 'refused';
  readonly personId: string;
  readonly registrationId: string;
  readonly refusals: readonly Refusal[];
}

/** Nominates many. Every row stands alone; of two rows with one person the second is refused. */
@Injectable()
export class NominateParticipants {
  constructor(private readonly nominateParticipant: NominateParticipant) {}

  async execute({ retreatId, nominations }: NominateParticipantsCommand): Promise<NominatedRow[]> {
    const decisions = await this.nominateParticipant.prepare(retreatId, nominations);
    return Promise.all(
      nominations.map(async ({ personId }, row) => {
        const about = { personId, registrationId: registrationIdOf(retreatId, personId) };
        try {
          const { status, refusals } = await inPart(`row-${row}`, decisions[row]!);
          return { ...accepted(row), ...about, outcome: outcomeOf(status), refusals };
        } catch (error) {
          return { ...refused(row, error), ...about, outcome: 'refused', refusals: [] };
        }
      }),
    );
  }
}

function outcomeOf(status: Registration['status']): 'nominated' | 'rejected' {
  return status === 'rejected' ? 'rejected' : 'nominated';
}
