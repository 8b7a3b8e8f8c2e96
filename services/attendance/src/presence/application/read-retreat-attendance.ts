import type { RetreatAttendance } from '@korsa/contracts';
import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { AttendeeQueries } from '../../attendees/application/attendee.queries.js';
import { Policies } from '../../policies/domain/policies.js';
import { Programmes } from '../../programmes/domain/programmes.js';
import { unseen } from '../domain/presence.js';
import { tally } from '../domain/tally.js';
import { frameOf } from './frames.js';
import { PresenceQueries } from './presence.queries.js';
import { attendanceFigures } from './retreat-attendance.js';

/** Shows the attendance of a retreat in numbers. */
@Injectable()
export class ReadRetreatAttendance {
  constructor(
    private readonly programmes: Programmes,
    private readonly policies: Policies,
    private readonly attendees: AttendeeQueries,
    private readonly presences: PresenceQueries,
    private readonly clock: Clock,
  ) {}

  async execute(retreatId: string): Promise<RetreatAttendance> {
    const [programme, policy, attendees, found] = await Promise.all([
      this.programmes.get(retreatId),
      this.policies.get(retreatId),
      this.attendees.confirmedOf(retreatId),
      this.presences.ofRetreat(retreatId),
    ]);
    const at = this.clock.now();
    const frame = frameOf(programme, policy);
    const presences = new Map(found.map((presence) => [presence.id, presence]));
    const standings = attendees.map((attendee) => ({
      attendee,
      presence: presences.get(attendee.id),
      frame,
      at,
    }));
    return {
      retreatId,
      cityCode: programme.cityCode,
      operatorCode: programme.operatorCode,
      plannedJp: tally(unseen('', programme.cityCode, retreatId), frame, at).plannedJp,
      thresholdPercent: frame.rules.thresholdPercent,
      basis: frame.rules.basis,
      ...attendanceFigures(standings, frame.sessions),
    };
  }
}
