import { decide, type Decision, type Instant } from '@korsa/domain';
import type { Frame, Presence, PresenceEvent } from './presence.js';
import { tally, type Tally } from './tally.js';

type PresenceDecision = Decision<Presence, PresenceEvent>;

/**
 * Adds the warning that follows from what was just recorded, each once. `at` is the time of the latest fact.
 * A session without check-in counts as missed only some hours after its end: another gate may be offline.
 */
export function warn(
  { state, events }: PresenceDecision,
  frame: Frame,
  at: Instant,
): PresenceDecision {
  const settled = new Date(Date.parse(at) - frame.rules.missedAfterHours * 3_600_000).toISOString();
  const standing = tally(state, frame, settled);
  switch (standing.outlook) {
    case 'unreachable':
      return sayUnreachable({ state, events }, frame, standing);
    case 'at-risk':
      if (state.warned.atRisk || state.warned.unreachable) return { state, events };
      return decide({ ...state, warned: { ...state.warned, atRisk: true } }, [
        ...events,
        { type: 'ThresholdAtRisk', data: outlookData(frame, standing) },
      ]);
    case 'reached':
    case 'reachable':
      return { state, events };
  }
}

/** Adds ThresholdUnreachable, unless it was said before. */
export function sayUnreachable(
  { state, events }: PresenceDecision,
  frame: Frame,
  standing: Tally,
): PresenceDecision {
  if (state.warned.unreachable) return { state, events };
  return decide({ ...state, warned: { ...state.warned, unreachable: true } }, [
    ...events,
    { type: 'ThresholdUnreachable', data: outlookData(frame, standing) },
  ]);
}

function outlookData({ retreatId, rules }: Frame, standing: Tally) {
  const { outlook: _outlook, ...jp } = standing;
  return { retreatId, ...jp, thresholdPercent: rules.thresholdPercent, basis: rules.basis };
}
