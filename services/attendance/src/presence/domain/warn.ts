import { decide, type Decision, type Instant } from '@korsa/domain';
import type { Frame, Presence, PresenceEvent } from './presence.js';
import { tally, type Tally } from './tally.js';

type PresenceDecision = Decision<Presence, PresenceEvent>;

const eventOf = {
  'at-risk': 'ThresholdAtRisk',
  unreachable: 'ThresholdUnreachable',
  none: 'ThresholdWarningLifted',
} as const;

/**
 * Adds the warning that follows from what is known at a moment, when it is another one than before.
 * A session without check-in counts as missed only some hours after its end: a gate may be offline.
 */
export function warn(decision: PresenceDecision, frame: Frame, at: Instant): PresenceDecision {
  const settled = new Date(Date.parse(at) - frame.rules.missedAfterHours * 3_600_000).toISOString();
  return say(decision, frame, tally(decision.state, frame, settled));
}

/** Adds the warning that a standing asks for, unless it was the last one said. */
export function say(
  { state, events }: PresenceDecision,
  { retreatId, rules }: Frame,
  { outlook, ...jp }: Tally,
): PresenceDecision {
  const warning = outlook === 'at-risk' || outlook === 'unreachable' ? outlook : null;
  if (warning === state.warning) return { state, events };
  const data = { retreatId, ...jp, thresholdPercent: rules.thresholdPercent, basis: rules.basis };
  const type = eventOf[warning ?? 'none'];
  return decide({ ...state, warning }, [...events, { type, data }]);
}
