import type { Retreat } from '../../retreats/application/retreats.js';
import type { Frame } from '../domain/draft-agenda.js';

/** What of the retreat its agenda has to fit into. */
export function frameOf({ period, timeZone, objectives, speakers }: Retreat): Frame {
  return {
    period,
    timeZone,
    objectives,
    speakerIds: speakers.map(({ speakerId }) => speakerId),
  };
}
