import { attendanceTopics } from './attendance/events.js';
import { attendanceStateTopics } from './attendance/state.js';
import type { EventDefinition } from './core/event.js';
import type { Topic } from './core/topic.js';
import { evaluationTopics } from './evaluation/events.js';
import { registrationTopics } from './registration/events.js';
import { registrationStateTopics } from './registration/registration.state.js';
import { schedulingTopics } from './scheduling/events.js';

/** Every topic on which things happen. */
export const allTopics: readonly Topic[] = [
  ...schedulingTopics,
  ...registrationTopics,
  ...attendanceTopics,
  ...evaluationTopics,
];

/** Every topic of snapshots. */
export const stateTopics: readonly Topic[] = [...registrationStateTopics, ...attendanceStateTopics];

const definitions = new Map<string, EventDefinition>(
  [...allTopics, ...stateTopics].flatMap((topic) =>
    topic.definitions.map((definition) => [definition.type, definition] as const),
  ),
);

/** The event type behind a `ce_type`, undefined for one that this release does not know. */
export function definitionOf(type: string): EventDefinition | undefined {
  return definitions.get(type);
}
