import { AggregateGroup, Clock } from '@korsa/domain';
import { currentCause, inPart } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { AttendeeQueries } from '../../attendees/application/attendee.queries.js';
import type { Attendee } from '../../attendees/domain/attendee.js';
import { Frames } from '../../presence/application/frames.js';
import { decideAttendance } from '../../presence/domain/decide-attendance.js';
import { Presences } from '../../presence/domain/presences.js';
import { Programmes } from '../../programmes/domain/programmes.js';
import { RetreatNotClosed } from '../domain/decision-run.errors.js';
import { callRoll, type Candidate, type RollEntry } from '../domain/decision-run.js';
import { DecisionRuns, SerialCounters } from '../domain/decision-runs.js';

export interface ConfirmAttendanceCommand {
  readonly retreatId: string;
}

/** So many participants are decided at once. */
const slice = 64;

/**
 * Decides the attendance of every confirmed participant of a closed retreat, also of those who never came.
 * Repeated, it goes on where it was interrupted and takes in who was confirmed since.
 */
@Injectable()
export class ConfirmAttendance {
  constructor(
    private readonly programmes: Programmes,
    private readonly frames: Frames,
    private readonly attendees: AttendeeQueries,
    private readonly group: AggregateGroup,
    private readonly runs: DecisionRuns,
    private readonly counters: SerialCounters,
    private readonly presences: Presences,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId }: ConfirmAttendanceCommand): Promise<void> {
    const { status, cityCode, operatorCode, lastDay } = await this.programmes.get(retreatId);
    if (status !== 'closed' || lastDay === null) throw new RetreatNotClosed(retreatId);
    const roll = await this.callRoll(retreatId, cityCode, lastDay.slice(0, 4));
    const frame = await this.frames.of(retreatId);
    const confirmation = { confirmedBy: currentCause().actor, decidedAt: this.clock.now() };
    const told = { cityCode, operatorCode: operatorCode ?? cityCode, lastDay };
    for (let from = 0; from < roll.length; from += slice) {
      const some = roll
        .slice(from, from + slice)
        .map((entry) =>
          inPart(entry.registrationId, () =>
            this.presences.changeOrCreate(entry.registrationId, (presence) =>
              decideAttendance(presence, { ...entry, ...told }, confirmation, frame),
            ),
          ),
        );
      await Promise.all(some);
    }
  }

  /** Spans run and counter, because a number that is on no roll would be lost and one on two rolls be given twice. */
  private async callRoll(
    retreatId: string,
    cityCode: string,
    year: string,
  ): Promise<readonly RollEntry[]> {
    const confirmed = await this.attendees.confirmedOf(retreatId);
    const counterId = `${cityCode}:${year}`;
    const start = {
      retreatId,
      cityCode,
      confirmedBy: currentCause().actor,
      startedAt: this.clock.now(),
    };
    const [run] = await this.group.change(
      [this.runs.maybe(retreatId), this.counters.maybe(counterId)],
      (known, counter) =>
        callRoll(known, counter, confirmed.flatMap(candidateOf), start, counterId),
    );
    return run?.roll ?? [];
  }
}

/** Somebody of whom the category is not known yet waits for the next run. */
function candidateOf({ id, personId, category }: Attendee): Candidate[] {
  return category === null ? [] : [{ registrationId: id, personId, category }];
}
