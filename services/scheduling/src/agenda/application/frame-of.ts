import type { Plans } from '../../retreats/application/planning.js';
import { brokenByBookings, roomOf } from '../../venues/domain/venue.js';
import type { Frame } from '../domain/session-rules.js';

/** What of the retreat and its venue its agenda has to fit into. */
export function frameOf({ retreat, venue }: Pick<Plans, 'retreat' | 'venue'>): Frame {
  const { id, period, timeZone, objectives, speakers } = retreat;
  return {
    period,
    timeZone,
    objectives,
    speakerIds: speakers.map(({ speakerId }) => speakerId),
    roomOf: (roomCode) => roomOf(venue, roomCode),
    brokenByBookings: (slot) => brokenByBookings(venue, id, [slot]),
  };
}
